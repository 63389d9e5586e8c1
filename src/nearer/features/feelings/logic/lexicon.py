"""Word lists: the few English words by which the shape of a fragment is recognised.

Not a grammar, and closed on purpose: a sentence is fitted together only from words that stand here.
A word that is missing leads to a plain frame ("It is about this: ..."), never to a guess.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECTS = _set("i we you he she they it there nobody noone everyone everybody somebody someone")
OBJECTS = _set("you me us him her it them someone somebody everyone everybody nobody")
CONTRACTED = _set(
    "i'm im i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll"
    " she's she'd she'll they're they've they'd they'll it's it'd it'll there's nobody's"
)
VAGUE_SUBJECTS = _set("everything nothing something this that")
ARTICLES = _set("the a an my your our his her their its")
COUNTING = _set(
    "some any more less another enough one two three four five six seven ten fifteen twenty"
    " thirty half"
)
RELATIVES = _set("who which that whom whose where")
ADVERBS = _set(
    "never always often just still hardly rarely only really so even also sometimes almost"
    " usually barely constantly simply please again both all"
)
# With these something is said of every time, and a "when" would make a rule of it.
ABSOLUTE = _set("never always constantly anymore longer ever nothing")
BEING = _set("am is are isn't aren't ain't do does don't dont doesn't doesnt")
HELPING = _set(
    "was were wasn't wasnt weren't werent has have had hasn't haven't hadn't did didn't didnt"
    " will won't wont would wouldn't could couldn't couldnt can can't cant cannot may might must"
    " mustn't should shouldn't shall"
)
FINITE = BEING | HELPING
# Past verbs that are no participle, or that take no object: they can only be the verb of a clause.
CLEAR_PAST = _set(
    "ate became began broke came chose died drank drove fell flew forgot forgave froze gave"
    " grew knew rang rose sang saw shook spoke stole swam threw took tore went woke wore wrote"
    " argued cried laughed lied phoned quit shouted smiled yelled slept sat wept quarrelled"
)
PAST = CLEAR_PAST | _set(
    "beat bent bet bit bought brought built burst called caught cost cut dreamt felt fought"
    " found got heard held hid hit hung hurt kept kicked laid leant learnt left lent let lost"
    " made meant met paid put ran read said sent set shot shut slid sold spat spent spoilt"
    " spread stood stuck swore told thought tied understood used won missed lived moved talked"
    " walked asked helped looked cheated ignored cancelled promised"
)
NOT_PAST = _set("need feed bed red shed seed speed indeed hundred kindred weed bleed breed exceed")
# What one does again and again: here a plain "when you ..." is right.
EVERYDAY = _set(
    "ask call come cook cry do eat feel forget get give go help hug ignore interrupt kiss know"
    " laugh leave listen look love make miss need say see sit sleep smile speak stay talk take"
    " tell think touch try turn wait walk want wake watch work worry argue spend share have"
)
# What is so, and does not come and go: "when you want a divorce" would say less than was meant.
STATES_OF_THINGS = _set("do feel have know love miss need think want worry see")
# What a sentence is recognised by as well, and stands alone with.
OTHER_VERBS = _set(
    "blame bring cancel change cheat check choke clean close correct criticise criticize cut drink"
    " drive enjoy expect fight find follow forbid hate hide hit hold hurt judge keep kick let lie"
    " live lose mean mock move own pay play pull push put read run scream send shout show shut slap"
    " smoke snore spoil start stop switch tease threaten throw trust understand use yell"
)
# Said as one moment that is over: "I felt sad when you came home late".
MOMENTS = _set(
    "came ate asked laughed looked forgot argued talked went sat shouted yelled interrupted"
    " cancelled walked spoke smiled"
)
TIMES = _set("yesterday today tonight")
DAYS = _set("night morning afternoon evening week weekend month year summer winter time day")
DEGREES = _set("so very really quite too pretty rather a bit little somewhat deeply all kind of")
ADJECTIVES = _set(
    "anxious angry annoyed hurt ashamed guilty jealous overwhelmed restless joyful hopeful"
    " proud curious playful eager amused brave surprised tired lonely distant sad bored empty"
    " discouraged disappointed helpless unseen content relieved safe close tender thankful"
    " trusting understood rested numb happy unhappy afraid scared frightened worried nervous"
    " stressed exhausted lost alone depressed down low upset furious mad cross bitter confused"
    " stuck trapped ignored invisible unloved unwanted rejected abandoned betrayed excited calm"
    " grateful glad fine good bad ok okay awful terrible strange weird cold heavy weak strong"
    " small useless worthless frustrated irritated resentful embarrassed insecure uneasy tense"
    " disconnected detached misunderstood heartbroken homesick nostalgic moved touched loved"
    " pressured inspired attracted indifferent sorry affectionate free peaceful hopeless seen"
    " heard"
)
# Which small word leads from a feeling to its occasion. Only where no meaning changes with it:
# "tired of" would be a reproach, "jealous of" may name the wrong one.
LEADS_TO = {
    **dict.fromkeys(
        _set(
            "sad angry anxious guilty happy hopeful curious excited annoyed upset worried nervous"
            " hurt disappointed relieved furious confused glad unhappy discouraged uneasy stressed"
            " frustrated embarrassed bitter bad good terrible awful insecure"
        ),
        "about",
    ),
    **dict.fromkeys(["thankful", "grateful"], "for"),
    "proud": "of",
}
ING_FELT = _set(
    "trusting willing loving caring uncaring longing nothing something everything anything"
)
# What a thing is, and neither a feeling nor a doing.
ING_OF_THINGS = _set(
    "boring exhausting annoying amazing frustrating depressing confusing exciting tiring"
    " disgusting interesting overwhelming embarrassing relaxing"
)
# "I feel like crying" is a wish; "I feel like hurting" would be one too, and is never meant.
URGES = _set("crying screaming laughing dancing singing hiding leaving sleeping shouting")
URGES_IN_TWO = _set("giving running throwing curling")
STATES = _set(
    "hurting losing drowning suffering struggling grieving dying falling breaking aching"
    " burning missing worrying panicking shaking sinking spiralling spiraling failing fading"
    " freezing hoping coping bleeding"
)
WISHED_FOR = _set("cry scream laugh dance sing hide sleep rest")  # "to cry": I want to cry
# Before "you", "us", "my ..." or "to ..." these open what only oneself can feel: "miss you".
HEART_VERBS = _set("miss want need love hate wish")
# Opening an answer to "What do you feel?", none of these can follow "I feel".
NOT_FELT = _set(
    "hurts sucks stings aches burns helps kills breaks matters feels never always often still"
    " hardly rarely barely yes no maybe please thanks hi hello us me him them and but or then"
    " because when if whenever although until who what why how where which to have had has felt"
    " said made"
)

OWN_VERBS = _set(
    "talk know feel go spend share cry understand sleep rest walk laugh eat breathe travel see"
    " find meet sit cuddle hold hug kiss touch learn trust slow calm get have make try start do"
    " hear"
)
OF_THE_PARTNER = _set("you your yours")
FOR_ME = _set(
    "hold help hug kiss support respect trust believe forgive call see hear love touch text"
    " visit miss comfort join ask tell show listen understand notice answer"
)
LEFT_UNDONE = _set("shout leave go yell ignore interrupt lie laugh ask call tell walk forget give")
PASSIVE = _set("held heard seen loved understood hugged kissed alone touched left listened")
SOME = _set(
    "time space sleep trust rest help support respect quiet peace comfort closeness affection"
    " reassurance understanding patience honesty attention love care distance silence tenderness"
    " kindness company encouragement"
)
WITH_ARTICLE = _set("hug kiss break walk chat conversation cuddle change plan hand date")
PLAIN_NOUNS = _set(
    "dinner breakfast lunch supper work money sex people things children kids home hugs kisses"
    " cuddles words minutes hours days fun"
)
NOUNS = SOME | WITH_ARTICLE | PLAIN_NOUNS | {"answer"}
MODIFIERS = ADJECTIVES | _set(
    "long quiet little nice real whole full short few kind warm big new old last next first own"
    " whole proper honest other same lot"
)
BEHIND_NOUNS = _set(
    "of about with in at on for from between to without around behind under near over during by"
)
AFTER_ALL = _set("again now alone together tonight today yesterday too off back more here there")
PROPER = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december christmas easter mum mom dad mama"
    " papa grandma grandpa god ramadan eid diwali hanukkah"
)
QUESTION_WORDS = _set("why what how where when who")
ASKING = _set(
    "am is are isn't aren't do does did don't doesn't didn't was were has have can can't could"
    " couldn't will won't would wouldn't should shouldn't may"
)
# In front of a sentence these only say how it goes on.
JOINING = _set("if as and but or not because since after before while until every last")
LEADING = _set("because when if that whenever since as like how why what until after")
# A wish with one of these in it stands as it was said, behind a plain frame.
DARK = _set("die dying dead death suicide disappear gone vanish end kill")
