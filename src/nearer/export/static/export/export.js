// The download leaves its page open: the passphrase must not stay in it.

for (const form of document.querySelectorAll("form[data-empties]")) {
  form.addEventListener("submit", () => setTimeout(() => form.reset()));
}
