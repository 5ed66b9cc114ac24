/** Was zu Teststellungen gesagt und geschrieben wird. */
export const trialDe = `
## script trial_agree Teststellung vereinbaren
hint Der Test ist eine Stufe zum Kauf. Erst die Stufe danach vereinbaren, dann versenden.
say Sie wollen es erst sehen, und das zu Recht: In diesem Markt wird viel versprochen. Ich schlage vier Leuchten in einem Hallenfeld vor, 30 Tage, vorher und nachher gemessen.
ask Welches Feld würde alle überzeugen? Nehmen Sie das schlimmste.
ask Welches Ergebnis muss erreicht werden: Lux am Arbeitsplatz, Blendung, Energie, das Urteil der Schicht?
ask Wer urteilt am Ende, und ist diese Person beim Messen dabei?
ask Wenn das Ergebnis stimmt, was geschieht dann? Darf ich schreiben: „Dann geht das Angebot an Technik und Finanzen“?
if(trial_for_free) „Lassen Sie einfach ein paar Leuchten da.“
say In der Vereinbarung stehen Seriennummern, Wert und Rückgabetermin. Die Leuchten versichern wir, die Arbeit in der Höhe Sie.
ask Wer montiert, Sie oder wir? Wann ist das Feld frei?
### food Teststellung vereinbaren: Lebensmittelproduktion
hint Erst die Hygienebeauftragte, dann der Elektriker.
say Ich schlage die Packlinie oder einen Kühlraum vor: vier Leuchten, 30 Tage, Reinigung wie immer.
ask Was müssen sie in diesen 30 Tagen aushalten: Schaum, Druck, minus 25 Grad, Stöße?
ask Begutachtet Ihre Hygienebeauftragte sie am Ende mit uns und gibt ihr Urteil schriftlich?
ask Welche Messwerte wären der Beweis: Lux am Band, Licht nach zehn Sekunden in der Kälte, Wasser im Gehäuse nach der Reinigung?
say Ist das alles erfüllt, sprechen wir über die ganze Linie. Darf das so in die Vereinbarung?
if(trial_for_free) „Lassen Sie sie einfach da.“

## objections trial_objections Einwände zur Teststellung
[trial_for_free] „Lassen Sie ein paar Leuchten da, wir schauen uns das an.“ => Gern, nur hängen sie dann irgendwo, und niemand urteilt. Machen wir einen Test daraus: ein Feld, vier Werte, ein Termin. Es kostet Sie eine Stunde und bringt Ihnen einen Bericht, der beim Einkauf zählt.
[no_time_mount] „Wir haben niemanden für die Montage.“ => Das machen wir: zwei Leute, zwei Stunden, vor Ihrer Frühschicht. Sie schalten nur den Stromkreis frei.
[too_bright] „Es ist zu hell, die Leute werden geblendet.“ => Das ist eine Frage von Optik und Höhe, nicht von LED. Wir tauschen zwei Leuchten gegen breitstrahlende und dimmen auf 80 %; sehen Sie es sich morgen mit dem Schichtleiter noch einmal an.
[too_cold] „Das Licht ist zu bläulich.“ => Dort hängen 5.000 Kelvin. Es gibt sie auch mit 4.000, das mögen die meisten in langen Schichten lieber. Wir tauschen zwei, und Ihre Leute wählen.
[one_failed] „Eine ist ausgefallen.“ => Danke, dass Sie es gleich sagen. Morgen wird sie ersetzt, das Betriebsgerät geht ins Labor, und Sie bekommen den Befund, wie er auch ausfällt. Besser jetzt als nach der Bestellung.
[longer] „Wir möchten sie noch länger behalten.“ => Gern, wenn wir wissen, wozu. Was zeigt der zweite Monat, was der erste nicht zeigt? Verlängern wir um zehn Arbeitstage und legen heute den Tag für das Protokoll fest.

## letter letter_trial Brief zur Testvereinbarung
Teststellung bei {{client.name}}: Vereinbarung
Guten Tag {{contact.name}},

anbei die Vereinbarung zur Teststellung mit Seriennummern, Wert und Rückgabetermin.

Vereinbart ist: ein Hallenfeld, 30 Tage, Messung vorher und nachher an denselben Punkten. Welches Ergebnis Sie überzeugt, haben Sie uns gesagt; es steht in Punkt 3.

Sobald die Vereinbarung unterschrieben vorliegt, verlassen die Leuchten binnen zwei Arbeitstagen unser Lager. Bei der Montage bin ich dabei.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist trial_checklist Bevor Testleuchten das Haus verlassen
* [goal] In der Vereinbarung steht, was als Erfolg gilt und wer urteilt
* [signed] Unterschrieben von jemandem, der das darf
* [return_date] Rückgabetermin und Wert sind genannt
* [bay] Feld, Höhe, Befestigung, Anschluss sind geprüft
* [before] Vorher gemessen, Messpunkte am Boden markiert
- [spare] Ein Ersatz-Betriebsgerät liegt bei
- [people] Die Schicht weiß, was getestet wird und an wen sie sich wendet

## script trial_install Bei der Montage
hint Messpunkte am Boden markieren. Gleiche Punkte, gleiche Uhrzeit, gleiches Gerät.
say Ich messe zuerst den heutigen Zustand; schreiben Sie die Werte bitte mit, dann sind es auch Ihre.
ask Ist heute etwas anders als sonst: Tageslicht, offene Tore, ausgeschaltete Lampen?
say Jetzt mit den neuen: Sie sehen den Wert selbst.
ask An den Schichtleiter: Was fällt Ihnen sofort auf? Worauf achten Sie in den nächsten zwei Wochen?
say Wenn etwas stört, rufen Sie mich bitte direkt an: {{me.phone}}. In zwei Wochen bin ich wieder da.

## script trial_visit Besuch zur Halbzeit
hint Stehen, wo sie stehen, schauen, wohin sie schauen. Ihre Worte aufschreiben, nicht die eigenen.
ask Wie arbeitet es sich darunter, verglichen mit vorher?
ask Blendet etwas, gibt es Schatten, stört die Farbe?
ask Wurde in dem Feld seit der Montage etwas verändert?
if(too_bright) „Es blendet.“
if(one_failed) „Eine ist dunkel geworden.“
say Ich habe Ihre Worte notiert; darf ich sie Ihrer Leitung weitersagen?
ask An die Technik: Geht es in die Richtung, die wir vereinbart haben? Was fehlt noch zum Ja?

## script trial_result Das Ergebnis
hint Tabelle auf den Tisch: zugesagt, gemessen, beurteilt. Nennen Sie Ihre Werte statt der beispielhaften, und lassen Sie die dritte Spalte den Kunden ausfüllen.
say Vier Werte hatten wir vereinbart. Gehen wir sie der Reihe nach durch.
ask Licht: zugesagt 300, gemessen 325. Gilt das für Sie als erfüllt?
ask Blendung und Farbe: Was hat die Schicht gesagt?
ask Energie: Der Zähler im Feld zeigt 64 % weniger. Stimmt das mit Ihrem Zähler überein?
say Dann sind alle vier erfüllt, und in der Vereinbarung steht, was nun folgt.
if(longer) „Wir möchten noch etwas länger testen.“
ask An wen schicke ich das Protokoll, und wann geht es an Technik und Finanzen?
ask Bleiben die Leuchten hängen, oder lasse ich sie abholen?

## letter letter_trial_result Brief zum Testprotokoll
Teststellung bei {{client.name}}: das Ergebnis
Guten Tag {{contact.name}},

vielen Dank für den Test. Anbei das Protokoll: was zugesagt war, was gemessen wurde und wie Ihre Leute urteilen.

Zu Beginn hatten wir vereinbart, was auf ein gutes Ergebnis folgt: Das Angebot für {{deal.title}} geht an Technik und Finanzen. Die Unterlagen für beide sind vorbereitet, und ich bitte Sie um einen Termin noch in dieser Woche.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}
`;
