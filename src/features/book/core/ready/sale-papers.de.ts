/** Einwände, Briefe und Checklisten des komplexen Verkaufs. */
export const salePapersDe = `
## objections sale_objections Einwände im komplexen Verkauf
[have_supplier] „Wir haben einen Lieferanten, mit dem wir zufrieden sind.“ => Daran möchte ich nicht leichtfertig rütteln. Vereinbaren wir eines: Wir planen eine Halle, und Sie legen beide Planungen nebeneinander. Ist seine ebenso gut, haben Sie es schriftlich und nichts verloren.
[too_expensive] „Das ist zu teuer.“ => Im Vergleich wozu? Zum Nichtstun: Die alten Leuchten kosten Sie jeden Monat mehr Strom, als eine Leasingrate ausmachen würde. Zu einem anderen Angebot: Stellen wir Lux am Boden, Energie und Garantie in einer Tabelle gegenüber und dann den Preis pro Jahr statt pro Stück.
[no_budget] „Dieses Jahr ist kein Budget da.“ => Zwei Wege. Der erste: Wir beginnen mit der Halle, in der das Licht am längsten brennt; ihre Einsparung bezahlt die zweite. Der zweite: Leasing mit einer Rate unter der Einsparung. Welchen soll ich für Ihre Finanzabteilung rechnen?
[engineer_decides] „Das entscheidet der technische Leiter, nicht ich.“ => Dann sollten wir es nicht ohne ihn tun. Ich bitte um eine halbe Stunde mit Ihnen beiden: Er fragt nach Blendung, Schutzart und Überspannung, Sie nach Termin und Geld. Wann sind Sie beide im Haus?
[led_fails] „LED gehen früh kaputt.“ => Die Diode kaum je, das Betriebsgerät manchmal, fast immer durch Hitze. Deshalb sitzt unseres getrennt vom Kühlkörper, ist für 50 Grad ausgelegt und in zehn Minuten getauscht. Und es ist in der Garantie: fünf Jahre, Ersatz binnen drei Tagen, auf unsere Kosten. Hier unsere Ausfallquote über drei Jahre: 0,4 %.
[competitor_cheaper] „Ihr Wettbewerber ist günstiger.“ => Um wie viel und bei welchem Lichtstrom? Oft stehen 120 Lumen pro Watt gegen 160: Dann braucht es ein Drittel mehr Lichtpunkte, und die billigere Leuchte macht die teurere Halle. Ist es wirklich gleichwertig, sage ich Ihnen das auch.
[only_tender] „Wir kaufen nur über Ausschreibungen.“ => Gut, dann entscheidet sich die Qualität im Leistungsverzeichnis. Wir geben Ihnen Mindestwerte, die mindestens vier Hersteller erfüllen: Lichtausbeute, Blendung, Lebensdauer mit Prüfbericht, Garantie auf das Betriebsgerät. Draußen bleibt nur, wer verspricht, was er nicht belegen kann.
[see_first] „Wir wollen es erst sehen.“ => Sehr gern. Vier Leuchten, ein Hallenfeld, 30 Tage, vorher und nachher gemessen. Um eines bitte ich: Schreiben wir heute auf, welches Ergebnis Sie überzeugt und was Sie dann tun.
[fine_as_it_is] „Uns ist es hell genug.“ => Mag sein. Am Arbeitstisch haben wir 95 Lux gemessen; die Norm verlangt 300, und die Berufsgenossenschaft fragt ebenfalls danach. Darf ich Ihnen den Bericht dalassen? Dann entscheiden Sie mit den Zahlen in der Hand.
[documents_first] „Erst die Zertifikate, dann reden wir.“ => Hier ist die Mappe: Konformitätserklärungen, Prüfberichte zu Licht und Lebensdauer, Schutzart und Stoßfestigkeit, Brandverhalten, Umweltdeklaration. Fehlt Ihnen etwas, sagen Sie es heute, und ich sage Ihnen, wann Sie es haben.
[standstill] „Wir können für die Montage nicht anhalten.“ => Das müssen Sie nicht. Wir montieren nachts und am Wochenende, Feld für Feld: vierzig Leuchten in einer Nacht mit zwei Leuten. Was wir abends beginnen, leuchtet am Morgen.
[bad_experience] „Beim Licht wurden wir schon einmal belogen.“ => Dann glauben Sie nicht mir, sondern Ihrem eigenen Luxmeter: Die geplanten Werte stehen im Vertrag, nach der Montage messen wir gemeinsam, und was fehlt, hängen wir auf unsere Kosten nach.
[payment_terms] „Wir zahlen nach 90 Tagen.“ => Das geht, wenn ein Drittel mit der Bestellung kommt: Davon kaufen wir das Material. Oder es bleibt bei 30 Tagen, und Sie bekommen 2 % Skonto. Was ist für Ihre Finanzabteilung besser?

## letter letter_minutes Protokoll des Termins
Protokoll: {{deal.title}}, {{today}}
Guten Tag {{contact.name}},

vielen Dank für den Termin. Ich habe festgehalten, wie ich es verstanden habe; bitte korrigieren Sie mich, wo ich irre.

Teilnehmer:
Besprochen:
Gemessen (Bereich, heutige Lux):

Vereinbart:
1. Sie senden Grundriss und letzte Stromrechnung bis …
2. Wir senden Planung und Angebot bis …
3. Wir gehen beides gemeinsam durch am …

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_data_request Bitte um Daten
{{deal.title}}: was uns für die Planung noch fehlt
Guten Tag {{contact.name}},

unsere Lichtplanung steht für {{deal.title}} in den Startlöchern. Es fehlen noch:

– Grundriss oder Skizze mit Höhen,
– Anzahl und Leistung der heutigen Leuchten,
– Betriebsstunden je Bereich,
– Preis der Kilowattstunde aus der letzten Rechnung.

Wenn es Ihnen weniger Arbeit macht, komme ich vorbei und nehme alles in einer Stunde auf. Passt Ihnen Dienstag oder Mittwoch?

Mit freundlichen Grüßen
{{me.name}}
{{me.phone}}

## letter letter_offer Anschreiben zum Angebot
Unser Angebot: {{deal.title}}
Guten Tag {{contact.name}},

anbei unser technisch-kaufmännisches Angebot für {{deal.title}}: {{deal.amount}}, das Wichtigste auf der ersten Seite.

Sie haben uns gesagt, worauf es Ihnen ankommt; in dieser Reihenfolge antwortet das Angebot:
1. Licht: für jeden Bereich geplant, nach der Montage gemeinsam gemessen;
2. Energie und Wartung: mit Ihren Stunden und Ihrem Preis, Amortisation auf Seite zwei;
3. Termine: Montage außerhalb Ihrer Schichten;
4. Sicherheit: fünf Jahre Garantie samt Betriebsgerät, Ersatz binnen drei Tagen.

Gern gehe ich es mit Ihnen und allen durch, die mitreden. Morgen rufe ich an, um eine halbe Stunde zu vereinbaren.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}
### utility Anschreiben: Kommunen und Versorger
Unser Angebot: {{deal.title}}
Guten Tag {{contact.name}},

anbei unser technisch-kaufmännisches Angebot für {{deal.title}}.

Damit es Ihnen als Grundlage für das Leistungsverzeichnis dienen kann, haben wir
– die Straßenklassen nach Norm berechnet, mit den heute gemessenen Werten,
– Mindestwerte angegeben, die mehrere Hersteller erfüllen,
– die Nachweise aufgeführt, mit denen sie belegt werden,
– Energie und Kosten über 15 Jahre dargestellt, wie Fördergeber es verlangen.

Die Gesamtsumme beträgt {{deal.amount}}. Die Preise gelten 90 Tage und damit länger als Ihr Verfahren.

Gern erläutere ich die Zahlen Ihnen und dem Energiebeauftragten und schlage dafür einen Termin in der nächsten Woche vor.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_reminder Nachfrage zum Angebot
{{deal.title}}: eine Frage zu unserem Angebot
Guten Tag {{contact.name}},

seit einer Woche liegt Ihnen unser Angebot für {{deal.title}} vor. Ich möchte nicht drängen, sondern verstehen, wo es steht:

A) Es wird geprüft, ich höre von Ihnen bis …
B) Etwas fehlt oder überzeugt nicht: Bitte rufen Sie mich an, {{me.phone}}.
C) Das Projekt ruht. Dann nennen Sie mir bitte den Zeitpunkt, und ich störe Sie nicht früher.

Ein Buchstabe als Antwort genügt.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## letter letter_contract Brief zum Vertrag
{{deal.title}}: Vertragsentwurf
Guten Tag {{contact.name}},

anbei der Vertragsentwurf für {{deal.title}} über {{deal.amount}}.

Er enthält, was wir vereinbart haben: die geplanten Beleuchtungsstärken als vereinbarte Beschaffenheit, Lieferung nach Bereichen, Montage außerhalb Ihrer Schichten, fünf Jahre Garantie samt Betriebsgerät.

Für den Liefertermin brauchen wir die Unterschrift binnen zehn Arbeitstagen. Anmerkungen Ihrer Rechtsabteilung schicken Sie bitte direkt an mich; ich beantworte sie am selben Tag.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist data_sheet Erfassungsbogen für die Lichtplanung
* [plan] Grundriss oder Skizze mit Maßen
* [height] Montagehöhe und was im Weg steht
* [present] Heutige Leuchten: Typ, Leistung mit Vorschaltgerät, Anzahl
* [hours] Betriebsstunden je Bereich
* [price] Preis der Kilowattstunde aus einer Rechnung
* [task] Sehaufgabe je Bereich, geforderte Lux
* [measured] Heute gemessene Lux, mit Messpunkten und Fotos
* [ambient] Temperatur, Staub, Wasser, Ex-Zone
- [maintenance] Wartungskosten des letzten Jahres
- [daylight] Tageslicht und Schaltung
- [mounting] Wie man hinkommt: Bühne, Kran, Zeiten

## checklist calculation_checklist Bevor die Planung ins Angebot geht
* [levels] Beleuchtungsstärke und Gleichmäßigkeit sind in jedem Bereich erfüllt
* [glare] Blendung unter dem Grenzwert, vom Arbeitsplatz und vom Stapler aus
* [reserve] Wartungsfaktor ist genannt und passt zum Staub vor Ort
* [numbers] Stückzahl stimmt mit dem Erfassungsbogen überein
* [energy] Energie vorher und nachher mit den Stunden des Kunden
- [variant] Eine Variante mit Steuerung ist dargestellt
- [emergency] Notbeleuchtung ist berücksichtigt

## checklist offer_pack Unterlagen zum Angebot
* [summary] Zusammenfassung auf einer Seite
* [calculation] Lichtplanung mit Zeichnungen
* [price] Preise, Konditionen, Bindefrist
* [conformity] Konformitätserklärung
* [reports] Prüfberichte: Licht, Lebensdauer, IP und IK
* [guarantee] Garantiebedingungen samt Betriebsgerät
- [reference] Zwei Referenzen aus der Branche mit Telefonnummer
- [data_sheets] Datenblätter und Lichtverteilungskurven
- [schedule] Liefer- und Montageplan

## checklist payback_sheet Amortisationsrechnung für die Finanzabteilung
* [own_figures] Strompreis und Stunden sind vom Kunden und bestätigt
* [invest] Investition mit Montage und Entsorgung
* [energy] Energieeinsparung pro Jahr
* [service] Ersparte Wartung pro Jahr
* [sensitivity] Was, wenn der Strompreis um ein Fünftel sinkt?
- [funding] Förderung oder Energieprogramm
- [lease] Leasingrate neben der monatlichen Einsparung

## checklist tender_pack Ausschreibungsunterlagen
* [deadline] Frist und Form der Abgabe zweimal gelesen
* [forms] Alle Formblätter ausgefüllt und unterschrieben
* [proofs] Eignungsnachweise: Register, Steuern, Referenzen
* [technical] Technische Tabelle: jede Anforderung mit Wert und Fundstelle
* [price_sheet] Preisblatt in der verlangten Form, Summen geprüft
* [bond] Bietungsbürgschaft, falls verlangt
- [questions] Bieterfragen und Antworten der Vergabestelle
- [read_by_other] Gelesen von jemandem, der nicht daran geschrieben hat
`;
