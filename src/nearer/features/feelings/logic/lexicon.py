"""Word lists: the few English words by which the shape of a fragment is recognised.

Not a grammar: only what people type on a telephone in the first minutes. A word that is missing
here leads to a plainer sentence, never to a wrong one.
"""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECTS = _set("i we you he she they it there nobody noone everyone everybody somebody someone")
CONTRACTED = _set(
    "i'm im i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll"
    " she's she'd she'll they're they've they'd they'll it's it'd it'll there's nobody's"
)
VAGUE_SUBJECTS = _set("everything nothing something anything this that these those no")
DETERMINERS = _set(
    "the a an my your our his her their its this that these those some any no each all both"
    " more less another much many enough too"
)
# These open a phrase of time or place; those in CLAUSE_OPENERS may carry a whole clause.
PREPOSITIONS = _set(
    "at in on after before during since over while with without by every last this until till"
    " through as if whenever although once next"
)
CLAUSE_OPENERS = _set("after before since while until till as if whenever although once every")
RELATIVES = _set("who which that whom whose where")
ADVERBS = _set(
    "never always often just still hardly rarely only really so even also sometimes almost"
    " usually barely constantly simply please again both all"
)
PRESENT = _set("am is are isn't aren't ain't do does don't dont doesn't doesnt")
HELPING = _set(
    "was were wasn't wasnt weren't werent has have had hasn't haven't haven hadn't did didn't didnt"
    " will won't wont would wouldn't could couldn't couldnt can can't cant cannot may might must"
    " mustn't should shouldn't shall"
)
PAST = _set(
    "ate became began bent blew bought broke brought built came caught chose drank drew dreamt"
    " drove fell felt fought found flew forgot forgave froze gave got grew heard hid held hung kept"
    " knew laid leant learnt left lent lied lost made meant met missed paid ran rang rose said sang"
    " sat saw sent shook shot shouted showed slept slid smiled sold spent spoke spoilt stole stood"
    " stuck swore swam threw told took thought tore understood went woke won wore wrote"
)
SHARED_PAST = _set("argued fought quarrelled quarreled talked disagreed bickered rowed kissed")
NOT_PAST = _set("need feed bed red shed seed speed indeed hundred kindred weed bleed breed exceed")
TIMES: tuple[str, ...] = (
    *("yesterday", "today", "tonight", "last night", "this morning", "this afternoon"),
    *("this evening", "last week", "last weekend", "this week", "this weekend"),
)

DEGREES = _set("so very really quite too pretty rather a bit little rather somewhat deeply all")
ADJECTIVES = _set(
    "anxious angry annoyed hurt ashamed guilty jealous overwhelmed restless joyful hopeful proud"
    " curious playful eager amused brave surprised tired lonely distant sad bored empty discouraged"
    " disappointed helpless unseen content relieved safe close tender thankful trusting understood"
    " rested numb happy unhappy afraid scared frightened worried nervous stressed exhausted lost"
    " alone depressed down low upset furious mad cross bitter confused stuck trapped ignored"
    " invisible unloved unwanted rejected abandoned betrayed excited calm grateful glad fine good"
    " bad ok okay awful terrible strange weird cold heavy weak strong small useless worthless"
    " frustrated irritated resentful embarrassed insecure uneasy tense disconnected detached"
    " misunderstood heartbroken homesick nostalgic moved touched loved"
)
ING_ADJECTIVES = _set("trusting willing loving caring missing uncaring longing nothing something")
ING_ADJECTIVES |= _set("everything anything morning evening king thing being")

BARE_VERBS = _set(
    "be feel talk sleep know hear have get go start find hold see spend share rest cry understand"
    " make take keep come try sit walk eat laugh speak say learn trust forget let live leave stay"
    " do think slow calm breathe travel work stop end repair fix hug kiss cuddle touch believe"
    " forgive call meet become give look"
)
PARTNER_VERBS = _set("listen ask apologise apologize stop tell help answer reply notice")
PARTNER_BEING = _set("honest kind patient there here gentle home nice open")
NOUNS_WITH_ARTICLE = _set("hug kiss break walk chat conversation cuddle change plan answer hand")
PLAIN_NOUNS = _set(
    "dinner breakfast lunch supper work money sex people things children kids home sleep silence"
    " nothing everything something someone nobody everyone arguing fighting more less not no"
    " being having feeling getting"
)
PROPER = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december christmas easter mum mom dad mama papa"
    " grandma grandpa god ramadan eid diwali hanukkah"
)
