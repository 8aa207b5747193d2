// What a person sees where the check cannot start, or stops. A classic script without any other, since it must run where modules do not.
(() => {
  const WORDS = {
    sv: {
      title: "Kollen kan inte starta",
      stopped: "Kollen stannade",
      again: "Försök igen",
      own: "Öppna kollen på en egen sida (ny flik)",
      plain: "Läs om alla program och deras regler som vanlig text",
      address: "program.html",
      file: "Sidan öppnades som en fil. Öppna den på sin webbadress, eller hämta kollen som en enda fil: utbyteskollen.html.",
      noWasm: "WebAssembly är avstängt i webbläsaren. Det kan bero på skolans säkerhetsinställningar. Prova en annan webbläsare, eller be den som sköter datorerna att slå på WebAssembly för sidan.",
      policy: "Sidans säkerhetsregler stoppar kollen. Be den som sköter webbplatsen att tillåta 'wasm-unsafe-eval', eller öppna kollen på en egen sida.",
      type: "Servern skickar kollens filer med fel typ. Be den som sköter webbplatsen att rätta det.",
      missing: "En av kollens filer finns inte på servern. Ladda om sidan. Hjälper det inte är det den som sköter webbplatsen som kan rätta det.",
      network: "Kollen kunde inte hämtas. Kontrollera nätet och försök igen.",
      broken: "En av kollens filer kom fram trasig. Försök igen.",
      old: "Webbläsaren är för gammal för kollen. Uppdatera den, eller prova en annan.",
      shutOff: "Sidan omkring visar kollen i en ram som är för sluten. Öppna kollen på en egen sida.",
      crash: "Något gick fel i kollen. Era svar finns kvar. Försök igen.",
      unknown: "Något gick fel när kollen skulle starta. Försök igen.",
    },
    en: {
      title: "The check cannot start",
      stopped: "The check has stopped",
      again: "Try again",
      own: "Open the check on a page of its own (new tab)",
      plain: "Read about all programmes and their rules as plain text",
      address: "programmes.html",
      file: "The page was opened as a file. Open it at its web address, or get the check as one single file: utbyteskollen.html.",
      noWasm: "WebAssembly is switched off in the browser. Your school's security settings may do that. Try another browser, or ask whoever looks after the computers to switch WebAssembly on for this page.",
      policy: "The security rules of the page stop the check. Ask whoever runs the website to allow 'wasm-unsafe-eval', or open the check on a page of its own.",
      type: "The server sends the files of the check with the wrong type. Ask whoever runs the website to mend that.",
      missing: "One of the files of the check is not on the server. Load the page again. If that does not help, whoever runs the website can mend it.",
      network: "The check could not be fetched. Look at your network and try again.",
      broken: "One of the files of the check arrived broken. Try again.",
      old: "The browser is too old for the check. Update it, or try another one.",
      shutOff: "The page around shows the check in a frame that is too closed for it. Open the check on a page of its own.",
      crash: "Something went wrong in the check. Your answers are still there. Try again.",
      unknown: "Something went wrong when the check was to start. Try again.",
    },
  };

  // As it is now: a script that has changed it since may be why something is shown at all.
  const { setAttribute } = Element.prototype;
  const element = (tag, attributes, text) => {
    const made = document.createElement(tag);
    for (const name of Object.keys(attributes)) setAttribute.call(made, name, attributes[name]);
    if (text) made.textContent = text;
    return made;
  };

  // The one file has the plain text within itself, and no other file beside it; what starts takes it away.
  const inside = {};
  for (const lang of ["sv", "en"]) inside[lang] = document.getElementById("plain-" + lang)?.textContent;

  // Shows in a place why the check is not there, with the way on. `base` is where the widget lies.
  const show = (place, kind, lang, base, again) => {
    const words = WORDS[lang] || WORDS.sv;
    const box = element("main", { class: "failed", lang: WORDS[lang] ? lang : "sv", "data-failure": kind });
    const told = element("div", { role: "alert" });
    told.append(
      element("h1", {}, kind === "crash" ? words.stopped : words.title),
      element("p", {}, words[kind] || words.unknown),
    );
    box.append(told);
    if (again) {
      const button = element("button", { type: "button", class: "main" }, words.again);
      button.addEventListener("click", again);
      box.append(button);
    }
    // In somebody else's page; the one file has no other address.
    if ((place !== document.body || parent !== window) && !inside.sv) {
      const way = element("p", {});
      way.append(element("a", { href: base, target: "_blank", rel: "noopener" }, words.own));
      box.append(way);
    }
    const text = inside[WORDS[lang] ? lang : "sv"];
    if (text) {
      const frame = element("iframe", { title: words.plain, class: "plain" });
      frame.srcdoc = text;
      box.append(frame);
    } else {
      const address = new URL(words.address, base).href;
      const link = element("a", { href: address }, words.plain);
      const way = element("p", {});
      way.append(link);
      box.append(way, element("iframe", { src: address, title: words.plain, class: "plain" }));
    }
    place.replaceChildren ? place.replaceChildren(box) : ((place.textContent = ""), place.appendChild(box));
    return box;
  };

  // Whether the browser knows what came last to WebAssembly of what the check uses: a local of the type `externref`.
  const knowsAll = () => {
    const module = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 6, 1, 4, 1, 1, 111, 11];
    return WebAssembly.validate(new Uint8Array(module));
  };

  // The kind of what went wrong while a file was fetched, compiled or run.
  const kindOf = async (error, address) => {
    const said = String(error && error.message);
    if (error && error.kind) return error.kind;
    if (typeof WebAssembly === "undefined") return "noWasm";
    if (/content security|\bcsp\b|unsafe-eval|embedder/i.test(said)) return "policy";
    if (error instanceof WebAssembly.CompileError && !knowsAll()) return "old";
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return "broken";
    if (error instanceof WebAssembly.RuntimeError) return "crash";
    if (!address) return "unknown";
    try {
      const answer = await fetch(address, { cache: "no-store" });
      if (!answer.ok) return answer.status === 404 || answer.status === 410 ? "missing" : "network";
      return /javascript/.test(answer.headers.get("content-type") || "") ? "broken" : "type";
    } catch (_) {
      return "network";
    }
  };

  const languageOf = (wanted) => {
    if (wanted === "sv" || wanted === "en") return wanted;
    const known = (navigator.languages || [navigator.language || ""]).map((tag) => tag.slice(0, 2));
    return known.includes("sv") || !known.includes("en") ? "sv" : "en";
  };

  globalThis.utbyteskollenFailure = { show, kindOf, languageOf };
})();
