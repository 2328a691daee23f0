// Typing lands in the prompt at once: focus the terminal when its first picture is there.
const body = () => document.body;

function focusTerminal() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}

window.addEventListener("load", () => {
  const watcher = new MutationObserver(() => {
    if (!body().classList.contains("-first-byte")) return;
    watcher.disconnect();
    setTimeout(focusTerminal, 50);
  });
  watcher.observe(body(), { attributes: true, attributeFilter: ["class"] });
});
