/** Was gesagt und geschrieben wird, damit ein Kunde wieder kauft. */
export const developmentDe = `
## checklist development_checklist Rückblick auf den Kunden
* [bought] Was wurde wann und für welche Halle gekauft
* [saved] Was es seither spart, in Kilowattstunden und Geld
* [next_sites] Hallen und Standorte mit altem Licht, mit Betriebsstunden
* [claims] Reklamationen und wie sie ausgingen
* [people] Wer beim Kunden gewechselt hat
- [budget_time] Wann das Budget geplant wird
- [rivals] Wer dort noch verkauft

## script development_talk Gespräch über das nächste Objekt
hint Die Einsparung steht im Rückblick der Assistenz; die Zahl unten ist ein Beispiel.
say Guten Tag {{contact.name}}. Ich habe zusammengestellt, was das neue Licht gebracht hat: seit der Montage rund 36.000 Kilowattstunden weniger im Quartal.
ask Deckt sich das mit Ihrer Rechnung? Sind Sie damit zufrieden?
ask Beim letzten Mal sagten Sie, die nächste Halle käme, wenn sich die erste bewährt. Hat sie?
ask Wo brennt das Licht dort am längsten, und welchen Ärger haben Sie damit?
say Höhe und Raster dieser Halle kenne ich von unserem Besuch. In einer Woche könnten Sie eine Zahl für das Budget haben.
if(next_year) „Vielleicht nächstes Jahr.“
if(other_bought) „Die letzten haben wir woanders gekauft.“
ask Wann wird das Budget geplant, und was brauchen Sie bis dahin?

## objections development_objections Einwände von Bestandskunden
[next_year] „Vielleicht nächstes Jahr.“ => Dann bringen wir es jetzt ins Budget: eine Zahl auf einer Seite, mit der Einsparung der ersten Halle als Beleg. Wann muss sie bei Ihrer Finanzabteilung sein?
[other_bought] „Wir haben bei jemand anderem gekauft.“ => Danke, dass Sie es sagen. Was war dort besser: der Preis, der Termin oder dass sich jemand gemeldet hat? Ich frage nicht, um zu streiten, sondern um es nächstes Mal besser zu machen.
[was_not_happy] „Wir waren zuletzt nicht zufrieden mit Ihnen.“ => Dann möchte ich es ganz hören, bevor ich von Neuem rede. Was ist geschehen, und was wäre richtig gewesen? Bis Freitag sage ich Ihnen, was wir tun.
[new_person] „Das hat mein Vorgänger mit Ihnen gemacht.“ => Dann stelle ich mich erst einmal richtig vor. Darf ich Ihnen zeigen, was in Ihren Hallen hängt, was es kostet und was es spart? Eine halbe Stunde, und Sie haben es in Ihren Unterlagen.
[group_decides] „Der Konzern kauft jetzt zentral.“ => Gut zu wissen. Wer verantwortet dort die Energie? Mit dem gemessenen Ergebnis Ihres Standorts könnten wir zum Standard für alle werden, und Sie haben ihn gefunden.

## letter letter_next_site Brief zum nächsten Objekt
{{client.name}}: was das neue Licht gespart hat
Guten Tag {{contact.name}},

seit der Montage haben Ihre neuen Leuchten … Kilowattstunden weniger gebraucht, als es die alten getan hätten, und niemand stand auf der Hebebühne.

In der nächsten Halle brennt das Licht länger; dieselbe Umstellung rechnet sich dort früher. Die Daten haben wir von unseren Besuchen. Wenn Sie möchten, bekommen Sie binnen einer Woche eine Zahl für Ihr Budget, ohne neuen Termin.

Ich rufe am Donnerstag an. Wenn Sie die Stunde lieber selbst bestimmen: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## script development_win_back Kunden zurückgewinnen
hint Zuhören. In den ersten fünf Minuten nichts verteidigen.
say Guten Tag {{contact.name}}. Sie haben länger nichts bei uns gekauft, und ich glaube nicht an Zufall. Ich möchte gern wissen, was wir falsch gemacht haben.
ask Was war der Moment, in dem Sie jemand anderen gefragt haben?
ask Was macht er besser als wir?
if(was_not_happy) „Wir waren nicht zufrieden mit Ihnen.“
say Danke für Ihre Offenheit. Wie Sie sich auch entscheiden: Wir messen die gelieferten Leuchten kostenlos nach und ersetzen, was seine Werte nicht mehr hält.
ask Dürfen wir beim nächsten Projekt neben den anderen mitrechnen, zu denselben Bedingungen wie alle?

## letter letter_win_back Brief an einen still gewordenen Kunden
{{client.name}} und {{company.name}}: Darf ich Sie etwas fragen?
Guten Tag {{contact.name}},

wir haben länger nicht zusammengearbeitet. Bevor ich etwas vermute, frage ich lieber: Lag es am Preis, am Termin oder daran, wie wir mit Ihnen umgegangen sind?

Was es auch war, unsere Leuchten hängen noch in Ihren Hallen. Ich biete Ihnen an, sie nachzumessen, kostenlos und unverbindlich: Danach wissen Sie, ob sie das Licht geben, für das Sie bezahlt haben, und wo etwas zu tun ist.

Zwei Zeilen genügen oder ein Anruf: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## script development_head_call Anruf bei der Leitung des Kunden
say Guten Tag {{contact.name}}, {{me.name}}, ich leite diesen Bereich bei {{company.name}}. Sie waren unser Kunde, und dafür möchte ich mich zuerst bedanken.
ask Man hat mir gesagt, warum Sie gegangen sind. Darf ich es von Ihnen hören?
ask Wenn Sie sich von einem Lichtlieferanten eines wünschen dürften, was wäre das?
say Das kann ich Ihnen persönlich zusagen: eine feste Ansprechperson, Antwort am selben Tag und eine Planung, die im Vertrag steht.
if(group_decides) „Das wird jetzt zentral entschieden.“
ask Dürfen mein Kollege und ich diesen Monat für eine halbe Stunde zu Ihnen kommen?

## script development_referral Um eine Empfehlung bitten
hint Fragen, wenn die Freude frisch ist: nach einem guten Ergebnis, nicht mit der Rechnung.
say Sie sagten, das Licht sei gut geworden. Ich möchte Sie um etwas bitten.
ask Wen kennen Sie, an einem anderen Standort oder in Ihrer Branche, der noch Leuchten hat, wie Sie sie hatten?
ask Darf ich mich auf Sie berufen, oder möchten Sie uns lieber zuerst selbst erwähnen?
say Ich gehe mit ihm um wie mit Ihnen und erzähle Ihnen, was daraus geworden ist.
if Sie zögern: dabei belassen und danken; nach dem nächsten guten Ergebnis wieder fragen.

## letter letter_referral Brief mit der Bitte um eine Empfehlung
Eine kleine Bitte
Guten Tag {{contact.name}},

Sie haben mir gesagt, dass Sie mit dem Licht bei {{client.name}} zufrieden sind. Das freut uns und ermutigt mich zu einer Frage:

Gibt es jemanden, an einem anderen Standort oder in Ihrem Verband, für den sich dasselbe lohnen würde? Ein Name genügt. Ich erwähne Sie nur mit Ihrer Erlaubnis und erzähle Ihnen, was daraus geworden ist.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}
`;
