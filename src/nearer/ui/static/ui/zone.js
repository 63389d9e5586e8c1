// Fills the time zone from the browser where a form asks for it and holds none yet.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const input of document.querySelectorAll("[data-time-zone]")) {
  if (zone && !input.value) input.value = zone;
}
