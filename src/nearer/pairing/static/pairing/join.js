// Reads the secret from the link and sends it in a form. What follows "#" never reaches a server by
// itself, and it leaves the address bar before anything else happens.

const form = document.querySelector("[data-join]");

function read() {
  const code = window.location.hash.slice(1);
  if (!form || !code) return;
  window.history.replaceState(null, "", window.location.pathname);
  form.elements.code.value = code;
  form.requestSubmit();
}

window.addEventListener("hashchange", read);
read();
