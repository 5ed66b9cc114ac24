/** Was auf dem Weg zum warmen Kontakt gesagt und geschrieben wird. */
export const coldCallDe = `
## checklist cold_dossier Dossier vor dem ersten Anruf
* [business] Was dort hergestellt oder gelagert wird, und seit wann
* [sites] Standorte und Hallen mit ungefährer Fläche
* [shifts] Schichten: eine, zwei oder rund um die Uhr
* [person] Name von Energiemanager, Leiter Instandhaltung oder technischem Leiter
* [phone] Durchwahl oder Zentrale, und wie man daran vorbeikommt
- [light_today] Heutiges Licht, soweit Fotos, Stellenanzeigen oder Ausschreibungen es zeigen
- [news] Neuigkeiten: neue Halle, Energieaudit, Wechsel in der Leitung, Grundstückskauf
- [known] Kennen wir dort jemanden: früheres Angebot, Messe, Empfehlung

## script cold_first_call Erster Anruf bei einem Unternehmen, das uns nicht kennt
hint Ziel des Anrufs: ein Gespräch des Verkäufers mit der Person, die den Strom bezahlt oder die Lampen wechselt. Kein Verkauf, kein Katalog.
say Guten Tag, mein Name ist {{me.name}}, {{company.name}}. Wir bauen Industrieleuchten, und ich suche die Person, die bei Ihnen für Hallenbeleuchtung und Energie zuständig ist. Bin ich da bei Ihnen richtig?
if „Nein, das macht jemand anderes.“ Nach Name, Funktion und Durchwahl fragen und ob Sie sich auf diese Auskunft beziehen dürfen.
say Danke, ich halte mich kurz: In Hallen wie Ihrer brennen oft noch 400-Watt-Lampen, zwei Schichten lang. Mit LED genügen für dasselbe Licht rund 150 Watt, und niemand muss mehr mit der Hebebühne unter das Dach.
ask Was hängt heute in Ihrer größten Halle: Quecksilber- oder Halogen-Metalldampflampen, Leuchtstoffröhren oder schon LED?
ask Wie viele Stunden im Jahr brennt das Licht: eine Schicht, zwei, rund um die Uhr?
ask Wann wurden zuletzt die Lux an den Arbeitsplätzen gemessen, und was kam heraus?
if(led_fails) „LED hatten wir schon. Nach zwei Jahren waren sie kaputt.“
say Dann schlage ich vor: Ein Kollege aus dem Vertrieb kommt für eine halbe Stunde, misst ein Hallenfeld und sagt Ihnen binnen einer Woche, was eine Umstellung kostet und wann sie sich rechnet. Die Messung behalten Sie in jedem Fall.
ask Was passt Ihnen besser, Dienstagvormittag oder Donnerstag nach der Mittagspause? Und wer sollte noch dabei sein: Instandhaltung, Arbeitssicherheit, Einkauf?
if(send_something) „Schicken Sie mir erst einmal etwas.“
say Ich bestätige Ihnen das schriftlich: Tag, Uhrzeit, Halle. Vielen Dank und bis dahin.
### food Erster Anruf: Lebensmittel und Kühlhaus
hint In Lebensmittelbetrieben zählen zuerst Hygiene und Ausfälle, dann die Energie. Nicht von Schönheit reden.
say Guten Tag, {{me.name}} von {{company.name}}. Wir bauen Leuchten für Lebensmittelbetriebe: dicht nach IP69K, kein Glas über dem Produkt. Sind Sie für die Technik in der Produktion zuständig?
ask Wie schützen Sie offene Ware heute vor Splittern, und was stand im letzten Audit zur Beleuchtung?
ask Wo reinigen Sie mit Druck und Schaum, und wie oft fallen dort Lampen aus?
ask Haben Sie Tiefkühlräume? Bei minus 25 Grad geben Röhren nur die Hälfte ihres Lichts und brauchen Minuten; unsere Leuchten sind sofort ganz hell.
ask Was kostet eine Stunde Stillstand an einer Packlinie, wenn darüber eine Lampe gewechselt werden muss?
say Wir könnten in einem Raum vier Leuchten montieren: die Hygienebeauftragte begutachtet, Sie messen. Vorher sähe sich ein Kollege den Raum eine halbe Stunde lang an.
if(send_something) „Schicken Sie mir zuerst die Zertifikate.“
ask Passt Ihnen Mittwoch um neun, vor der Reinigung?
### logistics Erster Anruf: Lager und Logistik
hint Im Lager brennt Licht, wo niemand ist. Von Stunden sprechen und von Präsenzsteuerung.
say Guten Tag, {{me.name}}, {{company.name}}. Wir beleuchten Lagerhallen. Darf ich fragen, wer bei Ihnen die Gebäudetechnik betreut?
ask Wie hoch sind Ihre Regale, und kommt unten noch Licht an, wo die Etiketten gelesen werden?
ask Brennt das Licht in allen Gassen, wenn der Stapler durch eine fährt?
ask Was geben Sie im Jahr für den Strom der Beleuchtung aus? Bei 10.000 Quadratmetern ist das oft mehr als die Miete der Stapler.
say Mit Präsenzsteuerung je Gasse brauchen unsere Kunden noch ein Drittel der Brennstunden. Eine halbe Stunde vor Ort genügt, um zu sagen, wie viel es bei Ihnen wäre.
if(no_time) „Wir stecken mitten in der Saison.“
ask Sollen wir zum Schichtwechsel kommen, wenn die Gassen leer sind? Dienstag oder Donnerstag?
### utility Erster Anruf: Kommunen und Versorger
hint Die öffentliche Hand kauft nach Regeln. Nicht um einen Auftrag bitten, sondern darum, gehört zu werden, bevor das Leistungsverzeichnis steht.
say Guten Tag, {{me.name}} von {{company.name}}. Wir bauen Straßenleuchten und Steuerungen für Kommunen. Bin ich bei Ihnen richtig für die öffentliche Beleuchtung?
ask Wie viele Lichtpunkte haben Sie, und wie viele davon sind noch Natrium oder Quecksilber?
ask Gibt es ein Programm oder eine Förderung für die Erneuerung, und bis wann müssen die Mittel abgerufen sein?
ask Wie erfahren Sie von einem Ausfall: von Anwohnern oder aus dem System?
say Wir können eine Straße kostenlos vorher und nachher messen, mit drei Leuchten. Den Bericht dürfen Sie für Ihr Leistungsverzeichnis verwenden, wer auch immer gewinnt.
if(only_tender) „Wir kaufen nur über Ausschreibungen.“
ask Darf ich nächste Woche mit den Zahlen einer Stadt Ihrer Größe vorbeikommen?

## objections cold_objections Einwände am Telefon
[send_something] „Schicken Sie mir etwas per E-Mail.“ => Gern. Damit es eine Seite wird und kein Katalog: Was drückt Sie mehr, die Stromrechnung oder die Ausfälle? Ich schicke morgen ein Beispiel mit genau dieser Zahl und rufe Sie am Donnerstag um zehn an. Passt das?
[have_supplier] „Wir haben einen Lieferanten.“ => Das ist gut, dann haben Sie einen Vergleich. Wechseln müssen Sie nicht. Lassen Sie uns ein Feld messen: Entweder sehen Sie, dass Sie gut beraten sind, oder Sie wissen, worüber Sie mit ihm sprechen.
[no_time] „Ich habe jetzt keine Zeit.“ => Das glaube ich Ihnen. Eine Frage nur, dann lasse ich Sie in Ruhe: Wenn in Ihrer höchsten Halle Lampen ausfallen, wer steigt hinauf, und wie lange steht dort die Arbeit still? Wenn es besser passt, rufe ich morgen um acht an, vor Schichtbeginn.
[no_need] „Wir brauchen nichts.“ => Das sagten die meisten unserer Kunden, bevor sie die Zahl sahen: Eine 400-Watt-Lampe braucht im Zweischichtbetrieb mit Vorschaltgerät rund 1.800 Kilowattstunden im Jahr. Soll ich das mit Ihrem Strompreis ausrechnen? Es dauert zwei Minuten.
[too_expensive] „LED ist uns zu teuer.“ => Die Leuchte zahlen Sie einmal, den Strom jeden Monat. Bei 4.000 Stunden rechnet sich der Wechsel meist in zwei bis drei Jahren. Wollen wir es mit Ihren Stunden rechnen? Kommen mehr als vier Jahre heraus, rate ich Ihnen selbst davon ab.
[no_budget] „Dieses Jahr ist kein Budget da.“ => Dann ist jetzt der richtige Zeitpunkt, denn das nächste wird gerade geplant. Dafür brauchen Sie eine belastbare Zahl: Stückzahl, Preis, Einsparung. Die bekommen Sie binnen zwei Wochen, kostenlos und unverbindlich.
[engineer_decides] „Das entscheidet der technische Leiter.“ => Dann möchte ich gern mit ihm sprechen. Was ist ihm bei der Beleuchtung wichtiger: Blendung, Ausfälle oder Nachweise? Und darf ich sagen, dass Sie mich an ihn verwiesen haben?
[led_fails] „Wir hatten LED. Nach zwei Jahren waren sie kaputt.“ => Das kommt vor, und fast immer ist es das Betriebsgerät: Unter dem Dach wird es ihm zu heiß. Wissen Sie, wie warm es dort oben im Sommer wird? Unsere sind für 50 Grad ausgelegt, mit fünf Jahren Garantie schwarz auf weiß und Ersatz binnen drei Tagen.
[competitor_cheaper] „Ein anderer Hersteller ist günstiger.“ => Das kann gut sein. Den Unterschied zeigen zwei Werte: der Lichtstrom nach 50.000 Stunden und die Garantie auf das Betriebsgerät. Schicken Sie mir das Datenblatt, und ich sage Ihnen ehrlich, wo unsere Leuchte besser ist und wo nicht.
[only_tender] „Wir kaufen nur über Ausschreibungen.“ => Dann entscheidet, was im Leistungsverzeichnis steht. Wir liefern Messwerte und neutrale Formulierungen ohne unseren Namen, damit Sie vergleichbare Angebote bekommen. Wann wird das nächste geschrieben?

## letter letter_after_call Brief nach dem Anruf
Unser heutiges Gespräch: Licht in Ihren Hallen
Guten Tag {{contact.name}},

vielen Dank für das Gespräch. Wie versprochen auf einer Seite:

Ein Werk wie Ihres hat 120 Leuchten mit 400 Watt gegen solche mit 150 Watt getauscht. In der Halle sind es jetzt 320 statt 180 Lux, das Licht braucht 62 % weniger Strom, und seither stand niemand mehr auf der Hebebühne. Bezahlt gemacht hat es sich nach 26 Monaten.

Ich möchte gern wissen, wie es bei {{client.name}} aussähe. Dafür braucht mein Kollege aus dem Vertrieb eine halbe Stunde in einem Hallenfeld und Ihre letzte Stromrechnung.

Ich melde mich wie vereinbart. Wenn Sie schneller sein möchten: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}
{{company.name}}

## checklist warm_contact_sheet Warmer Kontakt
* [who] Name, Funktion und Durchwahl der Person, die mit uns spricht
* [object] Welche Halle oder Straße, ungefähr wie viele Leuchten
* [pain] Was sie stört, in ihren eigenen Worten
* [next] Tag, Uhrzeit und Thema des nächsten Gesprächs, mit ihr vereinbart
- [decides] Wer entscheidet und wer zustimmen muss
- [supplier] Bei wem sie heute kaufen
- [when] Wann sie umstellen möchten, und warum dann

## script cold_clarify Rückruf: was dem Verkäufer fehlt
hint Erst die Begründung des Verkäufers lesen. Nur fragen, was fehlt: Niemand lässt sich gern zweimal ausfragen.
say Guten Tag {{contact.name}}, noch einmal {{me.name}} von {{company.name}}. Ich bereite Ihr Gespräch mit meinem Kollegen aus dem Vertrieb vor, und damit Sie keine Zeit verlieren, fehlt mir noch ein Punkt.
ask Sie nannten die Halle. Geht es um eine vollständige Erneuerung oder um einzelne ausgefallene Leuchten?
ask Wer außer Ihnen müsste zustimmen, wenn die Zahlen überzeugen?
ask Gibt es einen Termin, bis zu dem es geschehen soll: Audit, neue Linie, Ende des Geschäftsjahres?
if(no_time) „Muss das wirklich sein?“
say Danke. Dann bleibt es bei dem Termin, und mein Kollege kommt vorbereitet.

## script cold_seller_talk Erstgespräch des Verkäufers
hint Mit dem beginnen, was Telesales notiert hat. Wer alles noch einmal erzählen muss, verliert das Vertrauen.
say Guten Tag {{contact.name}}, {{me.name}}, {{company.name}}. Aus Ihrem ersten Gespräch mit uns weiß ich: In Ihrer Halle fallen Lampen aus, und jedes Mal muss eine Hebebühne gemietet werden. Stimmt das so?
ask Wie oft war das im letzten Jahr, und was hat ein Einsatz gekostet: Bühne, zwei Leute, Stillstand?
ask Welche Bereiche sind am schwierigsten: Höhe, Staub, Hitze, Nassreinigung?
ask Was müsste herauskommen, damit Sie sagen, es hat sich gelohnt: weniger Strom, keine Ausfälle, besseres Licht?
say Dann komme ich mit dem Luxmeter. In vierzig Minuten messen wir drei Felder, zählen die Lichtpunkte und nehmen die Betriebsstunden auf. Eine Woche später haben Sie eine Zahl.
ask Wer sollte dabei sein, damit ich nur einmal kommen muss: Instandhaltung, Arbeitssicherheit, Finanzen?
if(have_supplier) „Das macht bei uns der Lieferant.“
say Ich bestätige den Termin schriftlich und schreibe dazu, was wir brauchen: einen Grundriss und die letzte Stromrechnung.
`;
