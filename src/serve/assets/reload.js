// Reload the page when the site was built anew. Only the page that is looked at holds a connection:
// browsers allow six to a host.
(function () {
  "use strict";
  var since = document.currentScript.dataset.generation;
  var events = null;

  function disconnect() {
    if (events) {
      events.close();
      events = null;
    }
  }

  function connect() {
    if (events || document.visibilityState !== "visible") {
      return;
    }
    events = new EventSource("/__onrecord/events?since=" + since);
    events.addEventListener("reload", function () {
      disconnect();
      location.reload();
    });
    events.addEventListener("error", function () {
      if (events && events.readyState === EventSource.CLOSED) {
        disconnect();
        setTimeout(connect, 2000);
      }
    });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") {
      connect();
    } else {
      disconnect();
    }
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
})();
