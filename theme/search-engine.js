/* One search engine for the web and for a disk.

   Over http this loads Pagefind as it is. From a disk no browser lets a page fetch a file or import a module, but it
   may add a script element, and may import a text that it holds already. So there the untouched text of pagefind.js is
   imported from a blob: whose first line gives it, in its own scope alone, another `fetch` and another `Worker`; each
   file that Pagefind then fetches arrives in a script of search/offline/. Results are the same to the byte.

   archiveSearch.engine()  resolves to Pagefind's interface; nothing is loaded before
   archiveSearch.load(path)  adds the classic script at a path below the site's root, once */
"use strict";

const archiveSearch = (() => {
  const root = new URL("..", document.currentScript.src).href;
  const onDisk = !location.protocol.startsWith("http");
  const scripts = new Map();
  const files = new Map();
  let packDigits = 0;
  let started = null;

  function load(path) {
    if (!scripts.has(path)) {
      scripts.set(path, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + path;
        script.onload = () => resolve();
        script.onerror = () => {
          scripts.delete(path); // so that it can be tried again
          script.remove();
          reject(new Error(`${path} could not be loaded`));
        };
        document.head.append(script);
      }));
    }
    return scripts.get(path);
  }

  /* "…/search/fragment/en_ab12cd.pf_fragment?ts=1" -> the bytes of that file, out of the script that holds it. */
  async function bytesOf(address) {
    const [, folder = "", file] = /((?:index|filter|fragment)\/)?([^/?#]+)(?:[?#].*)?$/.exec(String(address));
    const stem = file.replace(/\.[^.]*$/, "");
    const pack = stem.slice(0, stem.lastIndexOf("_") + 1 + packDigits);
    const script = { "index/": `i/${stem}.js`, "fragment/": `f/${pack}.js` }[folder] || "core.js";
    if (!files.has(folder + file)) await load(`search/offline/${script}`);
    if (!files.has(folder + file)) throw new Error(`${folder}${file} is not in ${script}`);
    return Uint8Array.from(atob(files.get(folder + file)), (letter) => letter.charCodeAt(0));
  }

  const textOf = async (file) => new TextDecoder().decode(await bytesOf(file));
  const blobOf = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

  /* Pagefind's worker from a blob: it has no files either, and asks this page for each through a channel. */
  const workerHead = `
    const answers = new Map();
    const channel = new Promise((resolve) => addEventListener("message", function first(event) {
      event.stopImmediatePropagation();
      removeEventListener("message", first);
      const [port] = event.ports;
      port.onmessage = ({ data }) => {
        const { resolve, reject } = answers.get(data.id);
        answers.delete(data.id);
        data.bytes ? resolve(new Response(data.bytes)) : reject(new Error(data.fault));
      };
      resolve(port);
    }));
    self.fetch = async (address) => {
      const port = await channel;
      return new Promise((resolve, reject) => {
        answers.set(answers.last = (answers.last || 0) + 1, { resolve, reject });
        port.postMessage({ id: answers.last, address: String(address) });
      });
    };\n`;

  function workerFrom(text) {
    return function () {
      const worker = new Worker(blobOf(workerHead + text));
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = async ({ data }) => {
        try {
          const bytes = await bytesOf(data.address);
          port1.postMessage({ id: data.id, bytes }, [bytes.buffer]);
        } catch (fault) {
          port1.postMessage({ id: data.id, fault: String(fault) });
        }
      };
      worker.postMessage("channel", [port2]);
      return worker;
    };
  }

  async function moduleOnDisk() {
    const program = await textOf("pagefind.js");
    archiveSearch.onDisk = {
      fetch: async (address) => new Response(await bytesOf(address)),
      Worker: workerFrom(await textOf("pagefind-worker.js")),
    };
    return blobOf(`const { fetch, Worker } = globalThis.archiveSearch.onDisk;\n${program}`);
  }

  async function start() {
    if (!globalThis.WebAssembly) throw new Error("this browser has no WebAssembly");
    const pagefind = await import(onDisk ? await moduleOnDisk() : `${root}search/pagefind.js`);
    await pagefind.options({ basePath: onDisk ? "/search/" : new URL(`${root}search/`).pathname, baseUrl: "/" });
    await pagefind.init();
    return pagefind;
  }

  return {
    root,
    load,
    engine() {
      started = started || start().catch((fault) => {
        started = null;
        throw fault;
      });
      return started;
    },
    // Called by the scripts in search/offline/.
    receive: (name, base64) => files.set(name, base64),
    packs: (digits) => { packDigits = digits; },
  };
})();
globalThis.archiveSearch = archiveSearch; // the blob's own scope sees no `const` of a script
