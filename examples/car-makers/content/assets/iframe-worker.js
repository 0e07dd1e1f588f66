// A web worker for pages opened from a disk, where browsers start none: a hidden frame stands in,
// and runs the worker's file. It writes no script into the frame, so that the policy of the page,
// which holds there too, need not allow any. Its name is what the theme's `offline` looks for.
"use strict";
if (location.protocol === "file:") {
  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      const here = new URL(url, document.baseURI);
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.frame = frame;
      const inside = frame.contentWindow;
      const load = file => new Promise((loaded, failed) => {
        const script = inside.document.createElement("script");
        Object.assign(script, { src: new URL(file, here), onload: loaded, onerror: failed });
        inside.document.body.append(script);
      });
      inside.postMessage = data => this.receive(structuredClone(data));
      inside.importScripts = (...files) =>
        files.reduce((before, file) => before.then(() => load(file)), Promise.resolve());
      this.ready = load(here);
    }

    receive(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      this.onmessage?.(event);
    }

    postMessage(data) {
      this.ready.then(() => {
        const inside = this.frame.contentWindow;
        inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  };
}
