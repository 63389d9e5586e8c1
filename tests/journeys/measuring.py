"""What a browser can measure of a page: each a function in the page's own language."""

from __future__ import annotations

# What is tapped and smaller than a finger, 44 px. A link in a sentence is as high as its line, one
# that fills its row or card is as large as that, and places on a grid or a line have others beside.
SMALL_TARGETS = """() => {
  const exempt = ".spots, .places, .unseen, [hidden]";
  const small = (element) => {
    const control = element.matches("input[type=radio], input[type=checkbox]");
    const fills = getComputedStyle(element, "::after").position === "absolute";
    const around = control ? element.closest("label") : fills ? element.offsetParent : null;
    const target = around ?? element;
    const { width, height } = target.getBoundingClientRect();
    return width > 0 && height > 0 && Math.min(width, height) < 43.5;
  };
  const inSentence = (link) => getComputedStyle(link).display === "inline"
    && [...link.parentElement.childNodes].some((node) => node !== link
      && node.nodeType === Node.TEXT_NODE && /[^\\s,.·]/.test(node.textContent));
  const all = "a[href], button, summary, select, textarea, input:not([type=hidden], .unseen)";
  return [...document.querySelectorAll(all)]
    .filter((each) => !each.closest(exempt) && each.checkVisibility()
      && !(each.matches("a") && inSentence(each)) && small(each))
    .map((each) => each.outerHTML.slice(0, 160));
}"""

# Words of a heading that stand on two lines.
BROKEN_WORDS = """() => [...document.querySelectorAll("h1, h2, h3, .question, .opening")]
  .filter((heading) => heading.checkVisibility() && !heading.closest(".unseen"))
  .flatMap((heading) => {
    const broken = [];
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/[^\\s\\-–/]+/g)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
    return broken;
  })"""

LETTERS = "(percent) => { document.documentElement.style.fontSize = `${percent}%` }"
DIRECTION = "(way) => { document.documentElement.dir = way }"
