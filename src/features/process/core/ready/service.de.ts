import type { ProcessWords } from "./skeleton.ts";

export const serviceDe: ProcessWords = {
  name: "Service",
  description: "Rechnung, Lieferung, Garantie, Rücknahme: Was zugesagt wurde, kommt an, wird bezahlt und funktioniert.",
  steps: {
    invoice: {
      title: "Rechnung stellen",
      text: "Nach Vertrag, mit Bestellnummer und Kostenstelle, an die Person, die zahlt.",
      outcomes: { sent: "Versandt", not_needed: "Erst nach der Lieferung" },
      evidence: { invoice: "Rechnung" },
    },
    wait_payment: {
      title: "Auf die Zahlung warten",
      text: "Endet von selbst, sobald am Deal eine Zahlung erfasst ist.",
      outcomes: { event: "Bezahlt", latest: "Nicht rechtzeitig bezahlt" },
    },
    remind: {
      title: "Nach der Zahlung fragen",
      text: "Erst anrufen, dann schreiben. Meist liegt die Rechnung nur auf einem Schreibtisch.",
      outcomes: { promised: "Mit Datum zugesagt", paid: "Ist bezahlt", disputed: "Rechnung wird bestritten" },
    },
    dispute: {
      title: "Streit um die Rechnung beilegen",
      text: "Finden Sie heraus, worum es wirklich geht: Preis, Menge, Verzug oder Geldnot.",
      outcomes: { settled: "Beigelegt", cancelled: "Auftrag wird storniert" },
    },
    delivery: {
      title: "Lieferung begleiten",
      text: "Tag, Adresse, Abladen, wer unterschreibt. Rufen Sie am Vortag an und nach der Ankunft.",
      outcomes: { delivered: "Vollständig geliefert", put_off: "Verschoben", damaged: "Beschädigt oder unvollständig" },
      evidence: { delivery_note: "Unterschriebener Lieferschein" },
    },
    acceptance: {
      title: "Fragen, ob alles gut ist, und danken",
      text: "Wenn die Leuchten hängen: Halten sie, was wir zugesagt haben? Messen Sie nach, wenn Sie in der Nähe sind.",
      outcomes: { content: "Zufrieden", defect: "Es gibt einen Mangel", wants_return: "Möchte Ware zurückgeben" },
    },
    claim: {
      title: "Garantiefall bearbeiten",
      text: "Erste Antwort am selben Tag. Wo Menschen im Dunkeln stehen: erst ersetzen, dann untersuchen.",
      outcomes: {
        replaced: "Ersetzt oder repariert",
        not_covered: "Kein Garantiefall",
        wants_return: "Möchte Ware zurückgeben",
        too_often: "Immer wieder: zur Vertriebsleitung",
      },
      evidence: { report: "Bericht mit Fotos" },
    },
    dispute_claim: {
      title: "Über die wiederholte Reklamation entscheiden",
      text: "Besuchen Sie den Kunden. Entscheiden Sie über Austausch der Charge, Ausgleich oder Rücknahme.",
      outcomes: { settled: "Beigelegt", wants_return: "Wir nehmen die Ware zurück" },
    },
    take_back: {
      title: "Ware zurücknehmen",
      text: "Tag und Gutschrift vereinbaren, Rücklauf prüfen.",
      outcomes: { all_returned: "Alles zurückgenommen", part_returned: "Teilweise zurückgenommen" },
      evidence: { return_note: "Rücknahmeschein" },
    },
    wait_guarantee: { title: "Ein Quartal im Betrieb", text: "Drei Monate gewöhnlicher Betrieb.", outcomes: { time: "Nachfragen" } },
    guarantee_check: {
      title: "Nach drei Monaten nachfragen",
      text: "Ein kurzer Anruf, bevor sich jemand beschwert; jede gute Antwort ist eine Referenz, jede schlechte eine Chance.",
      outcomes: { all_well: "Alles in Ordnung", defect: "Etwas ist ausgefallen" },
    },
  },
};
