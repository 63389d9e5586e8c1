// Makes a line of radios lighter to use; every input works without this file.

export function choose(input) {
  if (!input || input.checked) return;
  input.checked = true;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// A finger or mouse that slides over a row of radios takes them along, like a slider.
export function slide(area) {
  const under = ({ clientX, clientY }) =>
    document.elementsFromPoint(clientX, clientY).find((at) => at.type === "radio" && area.contains(at));
  area.addEventListener("pointerdown", (event) => {
    if (event.target.type === "radio") event.target.releasePointerCapture?.(event.pointerId);
  });
  area.addEventListener("pointermove", (event) => {
    if (event.pressure > 0 || event.buttons === 1) choose(under(event));
  });
}

document.querySelectorAll("[data-line] .places").forEach(slide);
