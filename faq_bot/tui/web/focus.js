// Keys land where they belong: in the prompt from the first moment and wherever the focus was
// before, and on the link to a new chat once this one has ended.
const terminal = () => document.querySelector(".xterm-helper-textarea");
const ended = () => document.body.classList.contains("-closed");
const focusRightPlace = () => (ended() ? document.querySelector(".ended a") : terminal())?.focus();

window.addEventListener("load", () => {
  focusRightPlace();
  new MutationObserver(() => ended() && focusRightPlace()).observe(document.body, {
    attributes: true,
    attributeFilter: ["class"],
  });
});
window.addEventListener("focus", focusRightPlace);

// focused while the key goes down, the terminal still gets its letter
document.addEventListener("keydown", () => ended() || focusRightPlace(), true);
