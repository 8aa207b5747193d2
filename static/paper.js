// What is folded on the screen is open on paper, and closed again after it: for the button and the browser's own menu alike.
(() => {
  const fold = (when, which, open) =>
    addEventListener(when, () => {
      const elements = [...document.querySelectorAll("utbytes-kollen")].map((element) => element.shadowRoot ?? element);
      for (const details of [document, ...elements].flatMap((tree) => [...tree.querySelectorAll(which)])) {
        // Other folds of somebody else's page are not ours.
        if (!details.closest(".utbyteskollen")) continue;
        details.open = open;
        details.toggleAttribute("data-for-print", open);
      }
    });
  fold("beforeprint", "details:not([open])", true);
  fold("afterprint", "details[data-for-print]", false);
})();
