import type { ProcessWords } from "./skeleton.ts";

export const inboundLeadDe: ProcessWords = {
  name: "Eingehende Anfrage",
  description:
    "Wer bei uns anfragt, bekommt binnen zwei Arbeitsstunden Antwort, wird geprüft und wird zum Deal oder erhält eine ehrliche Absage.",
  steps: {
    respond: {
      title: "Anfrage beantworten",
      text: "Rufen Sie binnen zwei Arbeitsstunden an; nimmt niemand ab, schreiben Sie. Wer sich zuerst meldet, ist im Vorteil.",
      outcomes: {
        reached: "Erreicht",
        no_answer: "Nicht erreicht",
        wrong: "Keine Anfrage für uns",
        unreachable: "Dauerhaft nicht erreichbar",
      },
    },
    wait_retry: {
      title: "In drei Stunden wieder",
      text: "Die E-Mail ist unterwegs; wir rufen noch einmal an.",
      outcomes: { time: "Erneut anrufen" },
    },
    qualify: {
      title: "Bedarf klären",
      text: "Objekt, Aufgabe, Termin, Geld, Entscheider. Zehn Minuten, die zeigen, ob sich fünfzig Stunden lohnen.",
      outcomes: {
        fits: "Passt: ein Projekt, das wir gewinnen können",
        other_direction: "Gehört in einen anderen Bereich",
        later: "Echt, aber später",
        does_not_fit: "Passt nicht zu uns",
      },
    },
    wait_later: { title: "Abwarten", text: "Einen Monat, dann fragen wir nach.", outcomes: { time: "Nachfragen" } },
    route: {
      title: "Entscheiden, wer den Lead übernimmt",
      text: "Geben Sie den Lead auf seiner Karte jemandem, der die Branche kennt, oder sagen Sie, dass es niemanden gibt.",
      outcomes: { given: "An die richtige Person gegeben", nobody: "Niemand kann ihn übernehmen" },
    },
    convert: {
      title: "Aus dem Lead Kunde und Deal machen",
      text: "Wandeln Sie den Lead auf seiner Karte um: Damit endet der Prozess. Sonst fragt der nächste Schritt erneut.",
      outcomes: { done: "Umgewandelt", gave_up: "Lässt sich nicht umwandeln" },
    },
    is_converted: {
      title: "Ist aus dem Lead ein Deal geworden?",
      text: "Mainspring sieht selbst im Lead nach.",
      outcomes: { yes: "Ist Kunde geworden", rejected: "Wurde abgelehnt", not_yet: "Noch nicht: zurück zum Verkäufer" },
    },
    reject: {
      title: "Begründet absagen",
      text: "Schreiben Sie eine freundliche E-Mail: Wer eine gute Absage bekommt, kommt wieder. Lehnen Sie den Lead dann auf seiner Karte mit Grund ab: Damit endet der Prozess.",
      outcomes: { rejected: "Mit Begründung abgelehnt" },
    },
  },
};
