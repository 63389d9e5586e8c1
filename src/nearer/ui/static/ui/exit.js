// "Leave this page": the button or three times Shift. The page goes dark at once, the session is
// locked behind it, and the browser shows something harmless. Without a script the form does it.

const form = document.querySelector("form[data-leave]");
const neutral = document.body.dataset.neutral || "/";

// htmx stores the page's address even with its history switched off: nothing may stay in the browser.
function forget() {
  try {
    window.sessionStorage.clear();
  } catch {
    // Storage is not available at all: nothing to clear.
  }
}

function leave() {
  document.documentElement.hidden = true;
  forget();
  if (form) {
    // keepalive lets the request outlive the page; its response is not awaited.
    fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
      keepalive: true,
      redirect: "manual",
    }).catch(() => {});
  }
  window.location.replace(neutral);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

// Three taps of Shift alone within two seconds. Another key in between (a capital letter) or a
// held key starts the count anew.
let taps = [];

document.addEventListener("keydown", (event) => {
  if (event.key !== "Shift") taps = [];
  else if (!event.repeat) taps.push(event.timeStamp);
  taps = taps.filter((moment) => event.timeStamp - moment < 2000);
  if (taps.length >= 3) leave();
});

document.addEventListener("pointerdown", () => {
  taps = [];
});

forget();

// A page that the browser kept in memory and brings back may show what has been locked since.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.documentElement.hidden = true;
  window.location.reload();
});
