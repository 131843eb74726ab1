// The preview alone adds this script: it asks for the page again when the project has changed.
(() => {
  "use strict";
  const { shown, events } = document.currentScript.dataset;
  let stream;
  const listen = () => {
    // A browser opens few connections to a host: a page that nobody sees keeps none.
    stream?.close();
    stream = document.hidden ? undefined : new EventSource(`${events}?shown=${shown}`);
    stream?.addEventListener("message", () => location.reload());
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
