// Makes the check-in lighter to use; every input below works without this file.

import { choose, slide } from "../ui/line.js";

const CORNERS = { tense: [false, true], excited: [true, true], flat: [false, false], calm: [true, false] };
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function spotOf(grid) {
  const chosen = grid.querySelector("input:checked");
  return chosen?.value ? chosen.value.split("-").map(Number) : null;
}

// Arrow keys in two directions, and the two lists always name the spot of the grid.
function feelingGrid(grid) {
  const lists = [...grid.querySelectorAll("select")];
  const spots = grid.querySelector(".spots");
  const at = (across, up) => grid.querySelector(`input[value="${across}-${up}"]`);
  const name = () => {
    const spot = spotOf(grid) ?? ["", ""];
    lists.forEach((list, place) => (list.value = spot[place]));
  };

  spots.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || !event.target.value) return;
    event.preventDefault();
    const [across, up] = event.target.value.split("-").map(Number);
    const next = at(across + move[0], up + move[1]);
    next?.focus();
    choose(next);
  });
  grid.addEventListener("change", (event) => {
    if (event.target.type === "radio") name();
    else if (lists.every((list) => list.value)) choose(at(...lists.map((list) => list.value)));
  });
  slide(spots);
  name();
}

// Only the words of the chosen corner; all others wait behind "More words".
function foldWords(words, grid) {
  const groups = [...words.querySelectorAll("[data-corner]")];
  const more = words.querySelector("[data-more]");
  const fold = () => {
    const spot = spotOf(grid);
    for (const group of groups) {
      const [right, upper] = CORNERS[group.dataset.corner];
      const near = spot && ((right ? spot[0] >= 5 : spot[0] <= 5) && (upper ? spot[1] >= 5 : spot[1] <= 5));
      group.hidden = !near && !group.querySelector(":checked");
    }
    more.hidden = groups.every((group) => !group.hidden);
    // Where one pushes the words along, the way to all the others is at their end.
    groups.find((group) => !group.hidden)?.querySelector(".chips").append(more);
  };

  more.addEventListener("click", () => {
    words.classList.add("all");
    const first = groups.find((group) => group.hidden);
    for (const group of groups) group.hidden = false;
    more.hidden = true;
    first?.querySelector("input")?.focus();
  });
  grid.addEventListener("change", fold);
  fold();
}

for (const grid of document.querySelectorAll("[data-grid]")) {
  feelingGrid(grid);
  const words = grid.closest("form")?.querySelector("[data-words]");
  if (words) foldWords(words, grid);
}
