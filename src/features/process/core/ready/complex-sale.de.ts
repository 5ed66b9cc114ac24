import type { ProcessWords } from "./skeleton.ts";

export const complexSaleDe: ProcessWords = {
  name: "Komplexer Verkauf",
  description:
    "Vom Planungsauftrag bis zum unterschriebenen Vertrag: Daten, Angebot, Teststellung, Technik und Finanzen nebeneinander, Ausschreibung, Vertrag.",
  steps: {
    whereabouts: {
      title: "Wo steht der Deal?",
      text: "Ein neuer Deal beginnt am Anfang; einer, der schon läuft, wird in seiner Phase aufgenommen.",
      outcomes: {
        beginning: "Am Anfang",
        data: "Daten werden erhoben",
        offer: "Angebot liegt vor",
        trial: "In der Teststellung",
        approvals: "Bei Technik und Finanzen",
        finance: "Beschaffungsweg",
        tender: "In der Ausschreibung",
        contract: "Beim Vertrag",
      },
    },
    present: {
      title: "Unternehmen vorstellen und Planungsauftrag holen",
      text: "Ein Termin vor Ort. Am Ende dürfen wir messen und planen. Das Protokoll geht noch am selben Tag an alle Teilnehmer.",
      outcomes: { right_to_work: "Wir dürfen planen: Daten zugesagt", later: "Jetzt nicht, wieder nachfragen", refused: "Abgelehnt" },
      evidence: { minutes: "Protokoll: wer, worüber, wer macht was bis wann" },
    },
    wait_interest: {
      title: "Drei Wochen Zeit lassen",
      text: "Der Kunde hat um Zeit gebeten, das nächste Gespräch ist verabredet.",
      outcomes: { time: "Wieder sprechen" },
    },
    data: {
      title: "Daten für die Lichtplanung erheben",
      text: "Pläne, Höhen, heutige Leuchten, Betriebsstunden, Strompreis, Sehaufgabe je Bereich. Messen Sie die Lux selbst: Fremden Zahlen glaubt niemand.",
      outcomes: { received: "Daten sind vollständig", silent: "Daten kommen nicht", gave_up: "Keine Daten zu bekommen" },
      evidence: { data_sheet: "Erfassungsbogen", points: "Anzahl der Lichtpunkte" },
    },
    wait_data: {
      title: "Auf die Daten warten",
      text: "Eine Woche, um Pläne und Rechnungen herauszusuchen.",
      outcomes: { time: "Nachfassen" },
    },
    calculation: {
      title: "Lichtplanung rechnen lassen",
      text: "Beleuchtungsstärke, Blendung, Stückzahl, Energie vorher und nachher. Varianten: wie heute, nach Norm, mit Steuerung.",
      outcomes: { ready: "Planung liegt vor", not_feasible: "Mit unserem Programm nicht machbar" },
      evidence: { calculation: "Lichtplanung" },
    },
    documents: {
      title: "Zertifikate und Prüfberichte zusammenstellen",
      text: "Alles, was der Kunde verlangt hat, in gültiger Fassung, in einem Ordner.",
      outcomes: { ready: "Unterlagen sind vollständig" },
    },
    price_review: {
      title: "Preis und Marge freigeben",
      text: "Prüfen Sie Planung, Rohertrag, Konditionen und was der Wettbewerb vermutlich bietet.",
      outcomes: { approved: "Freigegeben", rework: "Bitte überarbeiten" },
    },
    rework: {
      title: "Angebot überarbeiten",
      text: "Ändern, was Führungskraft oder Kunde verlangt hat: Leuchtentyp, Mengen, Konditionen, Preis.",
      outcomes: { done: "Überarbeitet" },
    },
    offer: {
      title: "Technisch-kaufmännisches Angebot senden",
      text: "Eine Datei: Zusammenfassung auf einer Seite, Planung, Preise, Termine, Garantie, Nachweise. Vereinbaren Sie gleich den Termin, an dem Sie es gemeinsam durchgehen.",
      outcomes: { sent: "Angebot liegt beim Kunden" },
      evidence: { offer: "Angebot, wie versandt" },
    },
    offer_talk: {
      title: "Angebot mit dem Kunden durchgehen",
      text: "Am Tisch oder am Bildschirm, nie nur per E-Mail. Fragen Sie, was dagegenspricht und wer noch überzeugt werden muss.",
      outcomes: {
        convinced: "Überzeugt: weiter zu Technik und Finanzen",
        wants_trial: "Möchte die Leuchten erst testen",
        objections: "Es gibt Einwände",
        silent: "Keine Reaktion",
        refused: "Abgelehnt",
        no_decision: "Keine Entscheidung zu bekommen",
      },
    },
    wait_answer: { title: "Auf Antwort warten", text: "Eine Woche; danach anrufen, nicht schreiben.", outcomes: { time: "Anrufen" } },
    objections: {
      title: "Einwände ausräumen",
      text: "Jeden Einwand im Wortlaut notieren, den Grund dahinter finden, mit Zahlen oder einer Referenz antworten.",
      outcomes: {
        cleared: "Ausgeräumt",
        new_offer: "Braucht ein anderes Angebot",
        needs_head: "Ich brauche meine Führungskraft",
        refused: "Abgelehnt",
      },
    },
    head_help: {
      title: "Den Verkäufer bei diesem Deal unterstützen",
      text: "Lesen Sie, was bisher versucht wurde, sprechen Sie auf Ihrer Ebene mit dem Kunden und entscheiden Sie, ob es sich weiter lohnt.",
      outcomes: { goes_on: "Es geht weiter", stop: "Wir hören hier auf" },
    },
    trial: {
      title: "Teststellung beim Kunden",
      text: "Die Teststellung läuft als eigener Prozess.",
      outcomes: { success: "Test hat überzeugt", failure: "Test hat nicht überzeugt" },
    },
    technical: {
      title: "Technische Freigabe einholen",
      text: "Energiemanagement, technische Leitung, Arbeitssicherheit. Lassen Sie sich Anmerkungen schriftlich geben und beantworten Sie jede.",
      outcomes: { approved: "Freigegeben", remarks: "Anmerkungen: zu beantworten", rejected: "Von der Technik abgelehnt" },
      evidence: { approval: "Unterschriebene Freigabe oder Protokoll" },
    },
    finance_case: {
      title: "Wirtschaftlichkeit mit der Finanzabteilung klären",
      text: "Amortisation mit dem Strompreis und den Stunden des Kunden, samt Wartung. Klären Sie, aus welchem Topf das Geld kommt: Instandhaltung, Investition, Förderung, Leasing.",
      outcomes: { agreed: "Finanzen stimmen zu", no_budget: "Zurzeit kein Budget", rejected: "Von den Finanzen abgelehnt" },
      evidence: { payback: "Amortisationsrechnung" },
    },
    wait_budget: {
      title: "Auf die Budgetrunde warten",
      text: "Vier Wochen, dann fragen wir nach dem Stand.",
      outcomes: { time: "Nachfragen" },
    },
    finance: {
      title: "Beschaffungsweg vereinbaren",
      text: "Direktkauf oder Ausschreibung, Zahlungsbedingungen, Zahlungstermin. Betrag und erwartetes Zahlungsdatum gehören auf den Deal.",
      outcomes: { direct: "Direktkauf", tender: "Geht in die Ausschreibung", stopped: "Projekt wird gestoppt" },
    },
    tender_pack: {
      title: "Ausschreibungsunterlagen zusammenstellen",
      text: "Bedingungen Zeile für Zeile lesen; was fehlt, führt zum Ausschluss.",
      outcomes: { ready: "Unterlagen sind vollständig" },
      evidence: { tender_documents: "Ausschreibungsunterlagen" },
    },
    tender: {
      title: "An der Ausschreibung teilnehmen",
      text: "Fristgerecht abgeben, für Bieterfragen erreichbar sein, bei der Öffnung dabei sein. Festhalten, wer was geboten hat.",
      outcomes: { won: "Zuschlag erhalten", postponed: "Verschoben oder wiederholt", lost: "Verloren" },
      evidence: { protocol: "Ergebnis: wer, zu welchem Preis" },
    },
    contract: {
      title: "Vertrag zur Unterschrift bringen",
      text: "Entwurf, Anmerkungen der Juristen, Abgleich, Unterschrift. Erfassen Sie den Vertrag am Deal, sobald er unterschrieben ist.",
      outcomes: { sent: "Versandt: warten auf Unterschrift", signed: "Unterschrieben", fell_through: "Hat sich zerschlagen" },
    },
    wait_signature: {
      title: "Auf die Unterschrift warten",
      text: "Endet von selbst, sobald der unterschriebene Vertrag erfasst ist.",
      outcomes: { event: "Vertrag ist unterschrieben", latest: "Nicht rechtzeitig: nachfassen" },
    },
  },
};
