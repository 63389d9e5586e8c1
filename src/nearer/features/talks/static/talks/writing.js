// The box of a question: beneath it, how it will be seen; and what stands in it when the page is left
// by Back, by a tab or closed goes to the server, for its writer alone. Without a script the buttons
// of the form keep it.

const form = document.getElementById("writing");
const box = form?.elements.namedItem("text");
const seen = form?.querySelector(".as-seen");

function mirror() {
  const said = seen.querySelector(".said");
  said.textContent = box.value;
  const wish = form.elements.namedItem("wants_back")?.value ?? "";
  for (const line of seen.querySelectorAll("[data-wish]")) line.hidden = line.dataset.wish !== wish;
  seen.lastElementChild.hidden = !box.value.trim();
}

let sent = false;
let begun = box?.value ?? "";

// A page that hides itself is locked or left in a hurry: nothing of it is sent.
function isLeft() {
  const typed = box.value.trim();
  return !sent && !document.documentElement.hidden && typed && box.value !== begun;
}

function keep() {
  if (!isLeft() || box.value.length > Number(form.dataset.longest)) return;
  // keepalive lets the request outlive the page; its response is not awaited.
  const sending = { method: "POST", body: new FormData(form), keepalive: true };
  fetch(form.dataset.typed, sending).catch(() => {});
  begun = box.value;
}

if (form && box) {
  mirror();
  form.addEventListener("input", mirror);
  form.addEventListener("submit", () => (sent = true));
  window.addEventListener("pagehide", keep);
  // Too long to be kept: the browser asks first.
  window.addEventListener("beforeunload", (event) => {
    if (isLeft() && box.value.length > Number(form.dataset.longest)) event.preventDefault();
  });
}
