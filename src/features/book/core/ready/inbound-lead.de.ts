/** Was denen gesagt und geschrieben wird, die bei uns anfragen. */
export const inboundLeadDe = `
## script inbound_first_answer Erste Antwort auf eine Anfrage
hint Binnen zwei Arbeitsstunden. Anfrage lesen, eine Minute auf die Website des Unternehmens, dann anrufen.
say Guten Tag {{contact.name}}, {{me.name}}, {{company.name}}. Sie haben uns wegen einer Beleuchtung geschrieben. Passt es Ihnen jetzt für fünf Minuten?
ask Was war heute der Anlass: Ist etwas ausgefallen, bauen Sie, oder hat jemand nach einer Zahl gefragt?
ask Um welche Halle oder Anlage geht es, und was hängt dort jetzt?
ask Bis wann brauchen Sie eine Antwort, und wofür: Bestellung, Planung, Budget?
say Damit Sie ein Angebot bekommen und keine Preisliste, brauche ich noch zehn Minuten zum Objekt. Gleich jetzt oder morgen um neun?
if(just_price) „Ich brauche nur einen Preis.“
if Niemand nimmt ab: Name, Nummer und Uhrzeit des nächsten Anrufs hinterlassen und die E-Mail zur Anfrage senden.
say Vielen Dank. Bis morgen Abend sage ich Ihnen, was wir tun können und was wir von Ihnen brauchen.

## letter letter_inbound E-Mail zur Anfrage
Ihre Anfrage bei {{company.name}}
Guten Tag {{contact.name}},

vielen Dank für Ihre Anfrage. Telefonisch habe ich Sie eben leider nicht erreicht.

Für eine belastbare Zahl brauche ich vier Angaben:
1. Größe und Höhe des Raums, möglichst einen Plan,
2. was heute hängt und wie viel davon,
3. die Betriebsstunden im Jahr,
4. was dort geschieht: lagern, montieren, nass reinigen, fahren.

Für den Anfang genügen zwei Handyfotos. Ich rufe heute noch einmal an; wenn Sie lieber selbst anrufen: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}
{{company.name}}

## script inbound_qualify Ist das ein Projekt für uns?
hint Fünf Dinge: Objekt, Aufgabe, Termin, Geld, Entscheider. Bleiben drei davon offen, ist es noch kein Projekt.
say Ich möchte es richtig verstehen, damit wir Ihnen nicht das Falsche anbieten.
ask Objekt: Fläche, Montagehöhe, Temperatur, Staub oder Wasser?
ask Aufgabe: Ausfälle ersetzen, Norm erfüllen, Strom sparen oder Neubau? Wie viel Lux sind gefordert, wie viel werden heute gemessen?
ask Stunden und Strompreis: Wie lange brennt das Licht, was kostet Sie die Kilowattstunde?
ask Termin: Wann muss es in Betrieb sein, und was passiert, wenn es später wird?
ask Geld: Gibt es ein Budget, und welche Summe wäre ausgeschlossen?
ask Wer entscheidet, wer berät, wer unterschreibt? Wird ausgeschrieben?
ask Mit wem sprechen Sie noch, und was gefällt Ihnen an deren Vorschlag?
if(only_two_lamps) „Wir brauchen nur ein paar Leuchten.“
say Ich fasse zusammen, was ich verstanden habe … Stimmt das? Dann ist das der nächste Schritt.

## checklist inbound_checklist Bedarfsklärung
* [site] Objekt und Fläche sind bekannt
* [task] Die Aufgabe ist klar, in den Worten des Kunden
* [date] Es gibt einen Termin und einen Grund dafür
* [decider] Wir wissen, wer entscheidet
- [money] Budget oder seine Größenordnung ist bekannt
- [rivals] Wir wissen, wer noch angefragt ist
- [size] Mehr als 20 Lichtpunkte oder ein Kunde, der wachsen wird

## objections inbound_objections Einwände bei Anfragen
[just_price] „Sagen Sie mir einfach den Stückpreis.“ => Von 95 Euro für ein Panel bis 780 Euro für Ex-Schutz, damit ist niemandem geholfen. Nennen Sie mir Höhe, Fläche und Stunden, und in zehn Minuten haben Sie einen Richtwert für die ganze Halle.
[only_two_lamps] „Wir brauchen nur ein paar Leuchten.“ => Die bekommen Sie auch, schneller und günstiger über unseren Händler in Ihrer Nähe. Ich stelle heute den Kontakt her. Wird eine ganze Halle daraus, rufen Sie mich an.
[too_long] „Eine Woche? Andere antworten in einer Stunde.“ => Ein Preis ist schnell geschrieben. Von uns bekommen Sie eine Planung mit Lux-Werten, an denen Sie uns messen können. Wenn es eilt, nenne ich Ihnen heute Abend eine Spanne und liefere die Planung am Freitag.
[no_data] „Ich habe keine Pläne.“ => Dann machen Sie drei Fotos längs durch die Halle und zählen die Stützenfelder. Damit kann unsere Lichtplanung arbeiten, und vor der Bestellung prüfen wir vor Ort.
[compare] „Wir vergleichen nur Angebote.“ => Das ist richtig so. Vergleichen Sie neben dem Preis drei Dinge: die Lux am Boden statt der Lumen in der Leuchte, den Strom für das Ganze und wer im vierten Jahr das Betriebsgerät ersetzt. Ich schreibe sie auf die erste Seite.

## letter letter_inbound_no Freundliche Absage
Ihre Anfrage bei {{company.name}}
Guten Tag {{contact.name}},

vielen Dank, dass Sie an uns gedacht haben. Ich habe Ihre Anfrage geprüft: Diesmal sind wir nicht die Richtigen. Das sage ich Ihnen lieber heute, als Sie auf ein Angebot warten zu lassen, das Ihnen nicht hilft.

Bei kleinen Mengen sind unsere Händler schneller; für dekoratives Licht gibt es Hersteller, die nichts anderes tun. Gern nenne ich Ihnen jemanden.

Wenn einmal eine Halle, ein Lager oder eine Straße daraus wird, freue ich mich auf Ihren Anruf: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}
{{company.name}}
`;
