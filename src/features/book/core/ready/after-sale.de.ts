/** Was nach der Unterschrift gesagt und geschrieben wird: Übergabe, Lieferung, Garantie. */
export const afterSaleDe = `
## checklist handover_checklist Übergabe an die Produktion
* [contract] Vertrag mit allen Anlagen
* [calculation] Planung und Zeichnungen in der verkauften Fassung
* [list] Leuchtenliste mit Optik, Lichtfarbe, Steuerung, Montagematerial
* [dates] Liefertermine je Bereich, erlaubte Montagezeiten
* [promised] Was mündlich zugesagt wurde
* [people] Wer entscheidet, wer abnimmt, wer nachts erreichbar ist
* [money] Zahlungsbedingungen und woran sie hängen
- [risks] Was schiefgehen kann: Zugang, Höhe, andere Gewerke
- [site] Fotos und Regeln der Baustelle
- [rivals] Was dem Kunden über andere gesagt wurde

## objections handover_objections Wenn beide Seiten sich nicht einig sind
[date_impossible] „Dieser Termin ist nicht zu halten.“ => Wo ist der Engpass, und was geht bis dahin? Bieten wir dem Kunden die erste Halle pünktlich und den Rest zwei Wochen später an, heute und nicht am Vortag.
[not_as_calculated] „So war das nicht geplant.“ => Beide Fassungen nebeneinanderlegen. Hat der Vertrieb mehr zugesagt, sagt er es dem Kunden; will die Produktion sparen, gilt die Planung.
[data_missing] „Die Hälfte fehlt.“ => Nennen Sie die offenen Punkte der Checkliste. Der Verkäufer hat einen Arbeitstag, danach entscheidet die Vertriebsleitung.
[client_changes] „Der Kunde will es jetzt anders.“ => Jede Änderung läuft schriftlich über den Verkäufer, mit Preis und Termin. Bis dahin gilt der Vertrag.
[who_pays] „Wer zahlt die zweite Anfahrt?“ => Was auf dem Übergabeblatt stand, zahlt das Projekt, was nicht, der Vertrieb. Darum ist das Blatt eine Stunde wert.

## script handover_introduce Projektleitung vorstellen
say Guten Tag {{contact.name}}. Bei mir ist die Person, die {{deal.title}} mit Ihnen umsetzt. Für den Vertrag bleibe ich für Sie da; für Termine und Technik ist das ab heute der kürzeste Weg.
say Ich wiederhole vor beiden Seiten, was vereinbart ist: Bereiche, Termine, Montagezeiten, Abnahme.
ask Habe ich etwas vergessen, das Ihnen wichtig ist?
ask Wie möchten Sie auf dem Laufenden bleiben: wöchentlicher Anruf, E-Mail, Rundgang?
ask Was wäre das Schlimmste, das passieren könnte, während wir bei Ihnen sind?
say Sie haben beide Nummern. Wenn etwas klemmt, rufen Sie mich an: {{me.phone}}.

## letter letter_introduction Brief nach der Vorstellung
{{deal.title}}: Ihre Ansprechpartner ab heute
Guten Tag {{contact.name}},

vielen Dank für das Gespräch. In Kürze:

Projektleitung:
Erste Lieferung:
Montage, und wann nicht:
Abnahme durch:

Für alles, was den Vertrag betrifft, bleibe ich zuständig. Läuft etwas nicht wie vereinbart, sagen Sie es mir bitte gleich: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## script handover_feedback Wie läuft es?
say Ich rufe nicht an, um etwas zu verkaufen. Wir arbeiten seit zwei Wochen bei Ihnen, und ich möchte wissen, wie es läuft.
ask Von 1 bis 10: Wie zufrieden sind Sie bisher mit uns?
ask Was würde es um einen Punkt besser machen?
ask Halten alle die Termine, räumen sie auf, grüßen sie?
if(client_changes) „Wir hätten doch gern etwas anderes.“
hint Danach die Projektleitung fragen: Was war am Übergabeblatt falsch oder fehlte? Es geht um das nächste Mal, nicht um Schuld.
say Danke. Bis Freitag ist es erledigt, und dann rufe ich Sie an.

## letter letter_invoice Brief zur Rechnung
Rechnung zu {{deal.title}}
Guten Tag {{contact.name}},

anbei die Rechnung zu {{deal.title}} nach unserem Vertrag, mit Ihrer Bestellnummer.

Fehlt Ihrer Buchhaltung eine Angabe, sagen Sie es mir bitte heute; Sie bekommen sie noch am selben Tag berichtigt, damit nichts liegen bleibt.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## script service_payment_call Nach der Zahlung fragen
hint Freundlich, kurz, mit der Rechnung vor sich. Erst die bestellende Person, dann die Buchhaltung.
say Guten Tag {{contact.name}}, {{me.name}}, {{company.name}}. Die erste Rechnung zu {{deal.title}} ist seit letzter Woche offen. Ist sie bei Ihnen angekommen?
ask Fehlt etwas darauf: Bestellnummer, Abnahme, eine Unterschrift?
ask Bei wem liegt sie gerade, und an welchem Tag ist Ihr Zahllauf?
if(not_accepted) „Wir zahlen erst, wenn alles funktioniert.“
if(no_money) „Wir warten selbst auf Geld.“
say Dann notiere ich diesen Tag. Am Morgen danach rufe ich an, nur um es abzuhaken.

## letter letter_payment_reminder Zahlungserinnerung
Offene Rechnung: {{deal.title}}
Guten Tag {{contact.name}},

unsere Rechnung zu {{deal.title}} ist noch nicht bezahlt. Ich nehme an, sie ist untergegangen.

Bitte geben Sie mir bis übermorgen Bescheid, wann wir mit der Zahlung rechnen dürfen oder was dafür fehlt. Die nächste Teillieferung hängt daran, und Ihren Termin möchte ich halten.

Hat sich das inzwischen erledigt, betrachten Sie dieses Schreiben bitte als gegenstandslos.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}
{{me.phone}}

## objections service_objections Einwände nach dem Kauf
[not_accepted] „Wir zahlen, wenn alles funktioniert.“ => Sie schauen zu Recht genau hin. Was funktioniert noch nicht? Bis Freitag bringen wir es in Ordnung. Für den abgenommenen Teil bitte ich um die Zahlung nach Vertrag.
[no_money] „Wir warten selbst auf Geld.“ => Danke für die Offenheit. Vereinbaren wir zwei Termine statt einem: die Hälfte am 15., die Hälfte am Monatsende. Ich bestätige es heute schriftlich.
[wrong_amount] „Die Rechnung stimmt nicht.“ => Welche Zeile? Ich sehe sie mir jetzt mit Ihnen an. Liegt es an uns, haben Sie in einer Stunde eine neue.
[lamps_flicker] „Sie flackern.“ => Alle oder einzelne? In neun von zehn Fällen ist es ein alter Schalter oder ein loser Neutralleiter. Unser Techniker kommt morgen und misst; liegt es am Betriebsgerät, tauschen wir die Charge.
[not_so_bright] „Es ist dunkler als versprochen.“ => Die Werte stehen im Vertrag. Ich komme mit dem Messgerät, wir messen an den vereinbarten Punkten, und was fehlt, hängen wir nach.
[took_too_long] „Eine Woche bis zur Antwort!“ => Das ist zu lang, und es tut mir leid. Dafür haben Sie ab heute meine Nummer: {{me.phone}}. Dieser Fall ist bis Donnerstag erledigt, und am Mittwoch rufe ich Sie an.

## script service_delivery Vor und nach der Lieferung
say Guten Tag {{contact.name}}. Morgen zwischen acht und zehn kommt unsere Lieferung zu {{deal.title}}.
ask Kommt der Lkw bis an die Halle, und wer lädt ab?
ask Wer unterschreibt, und prüft diese Person Verpackung und Anzahl?
ask Wo liegt alles trocken, bis es montiert wird?
say Bitte vermerken Sie Schäden auf dem Lieferschein, bevor Sie unterschreiben. Danach wird es für uns beide schwierig.
hint Am Nachmittag noch einmal anrufen: Ist alles da, ist etwas beschädigt, fehlt etwas?

## checklist delivery_checklist Lieferung
* [announced] Angekündigt mit Tag, Uhrzeit und Zahl der Paletten
* [unloading] Abladen und Zufahrt sind geklärt
* [signer] Wir wissen, wer unterschreibt
* [checked] Anzahl und Verpackung bei Ankunft geprüft
* [note] Unterschriebener Lieferschein ist abgelegt
- [damage] Schäden am selben Tag fotografiert und gemeldet
- [packaging] Verpackung wird zurückgenommen

## script service_acceptance Nach der Montage
say Die Leuchten hängen. Gehen wir mit Messgerät und Vertrag einmal durch die Halle?
ask Halten sie, was wir zugesagt haben: Helligkeit, Blendung, Schalten?
ask Was sagen Ihre Leute? Wollte jemand die alten zurück?
if(not_so_bright) „Es ist nicht so hell wie versprochen.“
say Danke für Ihr Vertrauen. Das Protokoll mit den Messwerten schicke ich Ihnen; es gehört auch in Ihre Gefährdungsbeurteilung.
ask Dürfen wir {{client.name}} als Referenz nennen, und darf gelegentlich jemand bei Ihnen anrufen?

## letter letter_thanks Dank nach der Lieferung
Danke: {{deal.title}}
Guten Tag {{contact.name}},

Ihre Leuchten brennen, und ich möchte mich für den Auftrag und für die gute Zusammenarbeit bedanken.

Anbei das Protokoll: Lux an den vereinbarten Punkten, Leistungsaufnahme, Seriennummern. Fällt eine Leuchte aus, genügt diese Nummer: {{me.phone}}. Ersatz ist binnen drei Tagen bei Ihnen.

In drei Monaten rufe ich einmal an und frage, wie es läuft.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## script service_claim Garantiefall
hint Keine Schuld suchen. Zuerst das Licht.
say Danke, dass Sie sich gleich melden. Zuerst, damit Sie arbeiten können: Wie viele sind dunkel, und ist jemand gefährdet?
ask Seit wann, alle zugleich oder nacheinander? Gab es ein Gewitter, eine Umschaltung, Arbeiten am Netz?
ask Welche Seriennummer steht darauf, und können Sie mir zwei Fotos schicken?
say Der Ersatz geht heute hinaus. Unser Techniker kommt am Donnerstag und nimmt die alten mit.
if(took_too_long) „Das hat ja gedauert.“
say Den Laborbefund bekommen Sie, wie er auch ausfällt. Bis dahin ist es unser Fall, nicht Ihrer.

## checklist claim_checklist Garantiefall
* [number] Wie viele, welche Seriennummern, seit wann
* [photos] Fotos und Einbauort
* [first_answer] Erste Antwort am selben Tag
* [replacement] Ersatz versandt oder begründet, warum nicht
* [cause] Ursache gefunden und festgehalten
- [batch] Gibt es weitere derselben Charge, auch bei anderen Kunden?
- [told] Kunde kennt das Ergebnis

## letter letter_claim Brief zum Garantiefall
Ihre Meldung zu {{deal.title}}
Guten Tag {{contact.name}},

wir haben Ihre Meldung vom {{today}} erhalten und kümmern uns darum.

So geht es weiter: Der Ersatz verlässt binnen eines Arbeitstags unser Lager; unser Techniker stimmt mit Ihnen einen Termin ab; die ausgefallenen Teile gehen ins Labor. Den Befund bekommen Sie schriftlich.

Sie müssen nichts weiter tun, als die ausgefallenen Leuchten aufzuheben. Werden es mehr, rufen Sie mich an: {{me.phone}}.

Mit freundlichen Grüßen
{{me.name}}, {{company.name}}

## script service_guarantee_check Anruf nach drei Monaten
say Guten Tag {{contact.name}}. Ich hatte versprochen, mich nach drei Monaten zu melden. Wie ist das Licht?
ask Ist etwas ausgefallen oder locker, brummt oder flackert etwas?
ask Haben Sie die Stromrechnung angesehen? Kommt sie an unsere Rechnung heran?
if(lamps_flicker) „Einige flackern.“
ask Was steht bei Ihnen als Nächstes an, mit Licht oder ohne?
say Danke. Wenn Sie möchten, schicke ich Ihnen den Vergleich von geplantem und tatsächlichem Verbrauch; im Energieaudit macht er sich gut.
`;
