/** Was im komplexen Verkauf gesagt wird, vom ersten Termin bis zum Vertrag. */
export const saleTalksDe = `
## script sale_present Erster Termin vor Ort
hint Ziel: messen und planen dürfen. Mitnehmen: Luxmeter, je eine Leuchte jeder Art, eine Seite mit einer Referenz aus der Branche.
say Danke für Ihre Zeit. Ich schlage für heute drei Dinge vor: Sie zeigen mir die Halle, ich zeige Ihnen, was wir in einer ähnlichen gemacht haben, und am Ende entscheiden wir gemeinsam, ob sich eine Planung für Sie lohnt.
ask Bevor wir losgehen: Was darf bei einer Umrüstung auf keinen Fall passieren? Stillstand, Staub, gesperrte Tore?
hint Durch die Halle gehen. Je Bereich drei Punkte messen und die Werte laut sagen: Die meisten hören sie zum ersten Mal.
ask Was sagen die Leute, die hier arbeiten, über das Licht, und wer beschwert sich am meisten?
ask Wie viele ausgefallene Lampen sehe ich hier, und seit wann sind sie dunkel?
say In einem Betonwerk sah es so aus: 180 Lux, 14 Lampen dunkel. Heute sind es 310 Lux mit 58 % weniger Strom. Hier ist der Name des technischen Leiters, er gibt gern Auskunft.
ask Wer muss einem solchen Projekt zustimmen, und worauf achtet jeder Einzelne: Energie, Arbeitssicherheit, Finanzen, Einkauf?
if(have_supplier) „Wir arbeiten seit Jahren mit unserem Lieferanten.“
say Für die Planung brauche ich Pläne, Höhen, Betriebsstunden und eine Stromrechnung. Dürfen wir das machen? Von wem bekomme ich die Daten, und bis wann?
say Das Protokoll schreibe ich heute noch: wer, was, bis wann.
### food Erster Termin: Lebensmittel und Kühlhaus
hint Kittel, Haube, Schuhe: vorher fragen, was zu tragen ist. Kein Glas im Koffer.
say Danke, dass Sie uns hereinlassen. Ich möchte mit den Regeln Ihrer Hygienebeauftragten beginnen und erst danach über Licht sprechen.
ask Wo liegt offene Ware, und wie weisen Sie heute nach, dass darüber keine Lampe splittern kann?
ask Wie reinigen Sie: Schaum, Druck, wie viel Grad, wie nah an der Leuchte?
ask In den Kühlräumen: welche Temperatur, wie oft wird geschaltet, wie lange dauert es, bis es hell ist?
say In einer Molkerei haben wir in der Abfüllung Leuchten mit IP69K und Abdeckungen aus Polycarbonat montiert: 540 statt 300 Lux, und im nächsten Audit stand zur Beleuchtung nichts mehr. Den Bericht dürfen Sie lesen.
ask Was müsste Ihr Auditor schriftlich sehen, bevor irgendetwas aufgehängt wird?
if(documents_first) „Ohne Zertifikate fangen wir gar nicht erst an.“
say Ich schlage vor, mit dem Kühlraum zu beginnen: Er ist klein, im Betrieb am teuersten, und den Unterschied sieht man sofort. Dürfen wir messen und planen?
### logistics Erster Termin: Lager und Logistik
hint Zum Schichtwechsel kommen. Vom Staplersitz nach oben schauen: Von dort sieht man die Blendung.
say Danke. Dürfen wir zuerst eine Gasse abgehen, vom Tor bis zum Regal?
ask In welcher Höhe lesen Ihre Leute Etiketten, und reicht das Licht dort? Ich messe unten 60 Lux, die Norm verlangt 150.
ask Wie viele Stunden am Tag ist in dieser Gasse jemand, und wie viele brennt das Licht?
ask Wie kommen Sie zwischen den Regalen an die Lampen, und was kostet die gesperrte Gasse?
say In einem Frachtterminal haben wir tiefstrahlende Leuchten mit Sensor je Gasse montiert: 71 % weniger Strom, weil das Licht dem Stapler folgt.
if(fine_as_it_is) „Uns ist es hell genug.“
ask Gehört Ihnen das Gebäude, oder zahlt der Vermieter, was eingebaut wird? Wer zahlt den Strom?
say Für die Planung brauche ich den Regalplan und den Verbrauch eines Monats. Wen darf ich darum bitten?

## script sale_data Daten erheben
hint Gemeinsam vor Ort. Per E-Mail geschickte Daten stimmen zur Hälfte, und das merkt man bei der Montage.
say Ich habe den Erfassungsbogen mitgebracht; wir füllen ihn zusammen aus, das dauert eine Stunde.
ask Bereich für Bereich: Länge, Breite, Montagehöhe, Farbe von Decke und Boden, was steht im Weg?
ask Was hängt heute: Typ, Leistung mit Vorschaltgerät, Stückzahl, wie viele davon dunkel?
ask Stunden am Tag, Tage im Jahr, je Bereich. Gibt es Tageslicht, und schaltet jemand ab?
ask Preis der Kilowattstunde auf der letzten Rechnung, mit Netzentgelt?
ask Wartung: Wie viele Lampen im Jahr, wer wechselt, Miete der Bühne, Stillstand?
ask Was tun die Menschen hier: Etiketten lesen, montieren, prüfen, fahren? Davon hängt ab, ob 150, 300 oder 750 Lux nötig sind.
ask Temperatur unter der Decke, Staub, Öl, Wasser, Ex-Zonen?
say Ich zähle die Lichtpunkte noch einmal nach und fotografiere die Verteilung. Morgen haben Sie den Bogen und bestätigen ihn mir bitte kurz.

## script sale_offer_talk Angebot durchgehen
hint Mindestens zwei Personen auf Kundenseite. Von den Zielen zu den Zahlen führen, der Preis kommt in der Mitte. Die Zahlen unten sind ein Beispiel: Setzen Sie die Ihrer Planung ein.
say Sie haben mir in der Halle drei Dinge genannt: keine dunklen Tore, keine Hebebühne, Amortisation unter drei Jahren. Sehen wir, was das Angebot zu jedem sagt.
say Licht: heute 180 Lux im Mittel, geplant 320 bei einer Gleichmäßigkeit von 0,6, UGR unter 22. Hier ist die Zeichnung für jeden Bereich.
say Energie: Aus 120 Lichtpunkten mit je 440 Watt samt Vorschaltgerät werden 120 mit 150. Bei 4.200 Stunden sind das 146.000 Kilowattstunden weniger im Jahr.
say Wartung: im Zweischichtbetrieb zehn Jahre kein Lampenwechsel; das Betriebsgerät ist in zehn Minuten getauscht.
say Der Preis beträgt {{deal.amount}}. Mit Ihrem Strompreis ist das nach 27 Monaten bezahlt, Wartung eingerechnet.
ask Was spricht aus Ihrer Sicht dagegen? Ich höre es lieber jetzt als in drei Wochen vom Einkauf.
ask Wer muss noch überzeugt werden, und was wird er fragen?
if(see_first) „Wir wollen es erst sehen.“
if(too_expensive) „Das ist mehr, als wir dachten.“
ask Wenn Technik und Finanzen zustimmen: Wann würden Sie bestellen? Was muss bis dahin geschehen?
say Ich halte fest, was wir vereinbart haben, und schicke es Ihnen heute.

## script sale_answer_objections Einwände beantworten
hint Zuhören, wiederholen, nach dem Grund dahinter fragen, mit einer Zahl oder einem Namen antworten, nachfragen. Nie zwei Einwände auf einmal.
ask Wenn ich Sie richtig verstehe, geht es um … Gibt es noch etwas, das Sie zögern lässt?
ask Angenommen, das wäre gelöst: Gingen Sie dann weiter zu Technik und Finanzen?
say Rechnen wir es mit Ihren eigenen Zahlen, nicht mit unseren. An welcher zweifeln Sie?
say Denselben Zweifel gab es in einem anderen Werk. Der technische Leiter dort erzählt Ihnen gern, wie es ausging; soll ich ein Gespräch vermitteln?
if(competitor_cheaper) „Der Wettbewerb ist günstiger.“
ask Ist der Punkt damit für Sie erledigt, oder bleibt etwas offen?
hint Kommt derselbe Einwand ein zweites Mal, ist er nicht der wahre. Fragen Sie nach der Person dahinter oder ziehen Sie Ihre Führungskraft hinzu.

## script sale_head_talk Gespräch von Leitung zu Leitung
hint Sie kommen, weil der Verkäufer Sie gebeten hat. Nehmen Sie ihm den Deal nicht weg; öffnen Sie ihm die Tür.
say Guten Tag {{contact.name}}, {{me.name}}, ich verantworte diesen Bereich bei {{company.name}}. Mein Kollege hat mir von {{deal.title}} berichtet, und ich möchte es gern von Ihnen selbst hören.
ask Aus Ihrer Sicht: Ist das Projekt dieses Jahr wichtig, oder gibt es Wichtigeres?
ask Was haben wir bisher nicht verstanden?
ask Wenn es nur nach Ihnen ginge: Wie würden Sie entscheiden, und was müsste anders sein?
say Das kann ich Ihnen zusagen, und das nicht: …
say Mein Kollege schickt Ihnen den geänderten Vorschlag bis Freitag. Darf ich danach noch einmal selbst anrufen?

## script sale_technical Technische Freigabe
hint Techniker wollen gefragt werden, nicht überredet. Unterlagen drei Tage vorher senden.
say Ich möchte Ihre Anforderungen eine nach der anderen durchgehen und festhalten, was erfüllt ist und was nicht.
ask Welche Unterlagen brauchen Sie für die Freigabe: Lichtverteilungskurven, Prüfberichte, Konformitätserklärung, UGR-Nachweis, Überspannungsschutz?
ask Netz: Welche Schwankungen und Überspannungen haben Sie? Unsere halten 6 Kilovolt aus, an Freileitungen bauen wir 10 ein.
ask Montage: Können Aufhängung und Leitung bleiben? Welche Last tragen sie?
ask Notlicht und Steuerung: Womit müssen die neuen Leuchten zusammenarbeiten?
say Lebensdauer: 100.000 Stunden bis 80 % Lichtstrom bei 50 Grad, nachgewiesen im Prüfbericht; hier ist die Seite.
if(led_fails) „LED gehen früh kaputt.“
if(engineer_decides) „Das muss das Energiemanagement entscheiden.“
ask Welche Ihrer Anmerkungen stehen der Unterschrift im Weg, und welche sind Wünsche?
say Jede Anmerkung beantworte ich schriftlich bis Mittwoch. Können wir den Termin für die Unterschrift jetzt festlegen?

## script sale_finance Wirtschaftlichkeit mit den Finanzen
hint Die Finanzabteilung kauft kein Licht. Sie vergleicht Vorhaben: Amortisation, Risiko, Liquidität. Die Zahlen unten sind ein Beispiel: Setzen Sie Ihre ein.
say Ich bringe keinen Prospekt mit, sondern ein Rechenblatt mit Ihren Zahlen. Sie können jede ändern, das Ergebnis ändert sich mit.
ask Welche Amortisationszeit verlangen Sie, und rechnen Sie mit steigenden Strompreisen oder ohne?
ask Was zählt bei Ihnen als Einsparung: nur Energie oder auch Wartung und Stillstand?
say Nur mit Energie sind es 31 Monate, mit Wartung 27. Sinkt der Strompreis um ein Fünftel, werden es 33.
ask Aus welchem Topf könnte es kommen: Investition, Instandhaltung, Energieprogramm? Nutzen Sie eine Förderung?
ask Würden Raten oder Leasing helfen, sodass die Einsparung vom ersten Monat an die Rate trägt?
if(no_budget) „Dieses Jahr ist kein Budget da.“
if(too_expensive) „Die Summe ist zu hoch für ein Jahr.“
say Dann teilen wir: zuerst die Halle mit den meisten Stunden, den Rest aus dem, was sie einspart.
ask Was brauchen Sie von mir, damit es auf die Tagesordnung der nächsten Sitzung kommt?

## script sale_way_of_buying Direktkauf oder Ausschreibung
ask Wie beschaffen Sie bei dieser Summe: direkt, mit drei Angeboten oder per Ausschreibung?
ask Wer schreibt das Leistungsverzeichnis, und dürfen wir Messwerte und Mindestwerte beisteuern?
ask Zahlungsbedingungen: Was ist bei Ihnen üblich, was brauchen Sie?
say Ich schlage 30 % bei Bestellung, 60 % bei Lieferung und 10 % nach Abnahme vor. Wann wäre die erste Zahlung fällig?
if(only_tender) „Das muss in die Ausschreibung.“
say Dann halte ich heute fest: Beschaffungsweg, Summe, Termin der ersten Zahlung und wer bis dahin was tut.

## script sale_tender Während der Ausschreibung
hint Alles schriftlich, alles über das Portal. Kein Gespräch, das die anderen nicht hören dürften.
ask An die Vergabestelle: Ist die Liste der Nachweise vollständig, und bis wann sind Bieterfragen zugelassen?
say Wir bitten um Klarstellung: Die geforderte Lebensdauer ist durch Prüfbericht nachzuweisen, die Garantie schließt das Betriebsgerät ein. Sonst sind Angebote nicht vergleichbar.
hint Notieren, wer öffnet, wer was bietet, und jede Bemerkung der Kommission. Bessere Marktforschung gibt es nicht.
ask Nach der Öffnung: Welche Punkte zählen neben dem Preis, und brauchen Sie Erläuterungen von uns?
if(competitor_cheaper) „Jemand bietet 12 % weniger.“
say Wir bleiben bei unserem Preis, denn er enthält fünf Jahre Ersatz binnen drei Tagen. Darf ich zeigen, was das beim günstigeren Angebot kostet?

## script sale_contract Auf dem Weg zur Unterschrift
say Der Entwurf liegt Ihnen vor. Ich möchte ihn einmal mit Ihnen und Ihrer Rechtsabteilung durchgehen, damit er nicht hin- und herwandert.
ask Welche Klauseln ändern Sie immer? Beginnen wir mit denen.
ask Liefertermine: Welche Halle zuerst, wann dürfen wir montieren, wann nicht?
if(payment_terms) „Wir zahlen erst nach 90 Tagen.“
ask Wer unterschreibt, ist diese Person nächste Woche da, und gibt es eine zweite Unterschrift?
say Sobald beide Unterschriften da sind, melde ich den Auftrag an, und Sie erfahren noch am selben Tag, wer Ihr Projekt leitet.
hint Liegt er länger als fünf Tage, rufen Sie die Person an, die das Licht haben will, nicht die Juristen.
`;
