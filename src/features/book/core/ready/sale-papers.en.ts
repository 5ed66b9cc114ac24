/** Objections, letters and checklists of a complex sale. */
export const salePapersEn = `
## objections sale_objections Objections in a complex sale
[have_supplier] “We have a supplier we are content with.” => I should not like to change that lightly. Let us agree on one thing: we calculate one hall, you lay both calculations side by side. If theirs is as good, you know it in writing and have lost nothing.
[too_expensive] “That is too expensive.” => Compared with what? With doing nothing: every month the old lamps cost you more electricity than the rate of a lease would be. With another offer: let us compare lux on the floor, energy and guarantee in one table, and then the price per year instead of the price per piece.
[no_budget] “There is no budget this year.” => Two ways. The first: we begin with the hall with the longest hours; its saving pays for the second. The second: a lease whose rate is lower than what you save. Which shall I calculate for your finance?
[engineer_decides] “The engineer decides that, not I.” => Then we should not do it without the engineer. I ask for half an hour with you both: the engineer asks about glare, IP class and surge, you about date and money. When are you both in?
[led_fails] “LEDs fail early.” => The diode hardly ever, the driver sometimes, nearly always from heat. That is why ours sits apart from the heat sink, is rated for 50 degrees and can be changed in ten minutes. It is in the guarantee: five years, replacement within three days, at our cost. Here is our failure rate over three years: 0.4 %.
[competitor_cheaper] “Your competitor is cheaper.” => By how much, and for which luminous flux? Often it is 120 lumens per watt against 160: then they need a third more points, and the cheaper lamp makes the dearer hall. If it is truly the same, I will tell you so.
[only_tender] “We only buy by tender.” => Good; then quality is decided in the specification. We give you minimum values that at least four makers can meet: efficacy, glare, service life by test report, guarantee on the driver. That keeps out only those who promise what they cannot prove.
[see_first] “We want to see it first.” => With pleasure. Four luminaires, one bay, 30 days, measured before and after. I ask for one thing: let us write down today what result would convince you, and what you will do then.
[fine_as_it_is] “It is bright enough for us.” => Perhaps. We measured 95 lux at the work table; the standard asks for 300, and the accident insurer asks for it too. May I leave you the report? Then you decide with the figures in hand.
[documents_first] “First the certificates, then we talk.” => Here is the folder: declarations of conformity, test reports of light and life, IP and shock, fire behaviour, environmental declaration. If one is missing that you need, tell me today, and I will tell you when you will have it.
[standstill] “We cannot stop production for mounting.” => You will not have to. We mount at night and at weekends, bay by bay: forty luminaires in one night with two people. What we begin in the evening gives light in the morning.
[bad_experience] “We have been lied to about light before.” => Then do not believe me. Believe your own lux meter: we put the calculated values in the contract, measure together after mounting, and what is missing we hang up at our cost.
[payment_terms] “We pay after 90 days.” => We can do that if the first third comes with the order: from it we buy the material. Or we take the usual 30 days and give you 2 %. Which is better for your finance?

## letter letter_minutes Minutes of the meeting
Minutes: {{deal.title}}, {{today}}
Dear {{contact.name}},

thank you for the meeting. I have written down how I understood it; please correct me where I am wrong.

Participants:
What we discussed:
What we measured (area, lux today):

Agreed:
1. You send the floor plan and the last electricity bill by …
2. We send the calculation and the offer by …
3. We go through it together on …

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_data_request Request for data
{{deal.title}}: what we still need for the calculation
Dear {{contact.name}},

our designer is waiting to begin with {{deal.title}}. What is still missing:

– floor plan or sketch with heights,
– number and wattage of the present luminaires,
– hours of operation by area,
– price of a kilowatt-hour from the last bill.

If it is less work for you, I come by and take it down in an hour. Would Tuesday or Wednesday suit you?

Kind regards
{{me.name}}
{{me.phone}}

## letter letter_offer Covering letter to the offer
Our offer: {{deal.title}}
Dear {{contact.name}},

enclosed you find our technical and commercial offer for {{deal.title}}: {{deal.amount}}, all on one page at the beginning.

You told us what matters to you; the offer answers in this order:
1. light: calculated for every area, to be measured together after mounting;
2. energy and maintenance: with your hours and your price, payback on page two;
3. dates: mounting outside of your shifts;
4. safety: five years of guarantee, driver included, replacement within three days.

I should like to go through it with you and with whoever else has a say. I call tomorrow to fix half an hour.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
### utility Covering letter: public utility
Our offer: {{deal.title}}
Dear {{contact.name}},

enclosed you find our technical and commercial offer for {{deal.title}}.

So that it can serve you as a basis for your specification, we have
– calculated the street classes by the standard, with the measured values of today,
– stated minimum values that several makers can meet,
– listed the documents by which they are proven,
– shown energy and cost over 15 years, as grant offices want to see it.

The total is {{deal.amount}}. Prices hold for 90 days, which is longer than your procedure takes.

I should like to explain the figures to you and to the energy officer and propose a date next week.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_reminder Reminder of the offer
{{deal.title}}: one question about our offer
Dear {{contact.name}},

our offer for {{deal.title}} has been with you for a week. I do not want to press you, but to understand where it stands:

A) It is being examined, I will hear from you by …
B) Something is missing or not convincing: please call me, {{me.phone}}.
C) The project is on hold. Then tell me until when, and I shall not disturb you before.

One letter as an answer is enough.

Kind regards
{{me.name}}, {{company.name}}

## letter letter_contract Letter with the contract
{{deal.title}}: draft of the contract
Dear {{contact.name}},

enclosed is the draft of the contract for {{deal.title}} over {{deal.amount}}.

It contains what we agreed: calculated light levels as a promised property, delivery by areas, mounting outside of your shifts, five years of guarantee including the driver.

To keep to the date of delivery we need the signature within ten working days. Please send remarks of your lawyers directly to me; I will answer them on the same day.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist data_sheet Data sheet for the calculation
* [plan] Floor plan or sketch with dimensions
* [height] Mounting height and what stands in the way
* [present] Present luminaires: type, wattage with ballast, number
* [hours] Hours of operation by area
* [price] Price of a kilowatt-hour from a bill
* [task] What is done in each area, required lux
* [measured] Lux measured today, with points and photographs
* [ambient] Temperature, dust, water, explosion zone
- [maintenance] Cost of maintenance in the last year
- [daylight] Daylight and switching
- [mounting] How one gets there: platform, crane, times

## checklist calculation_checklist Before the calculation goes to the offer
* [levels] Light levels and uniformity are met in every area
* [glare] Glare is below the limit, seen from the workplace and from the forklift
* [reserve] Maintenance factor is stated and realistic for the dust there
* [numbers] Number of points agrees with the sheet
* [energy] Energy before and after with the client’s hours
- [variant] A variant with control is shown
- [emergency] Emergency lighting has been considered

## checklist offer_pack Documents to the offer
* [summary] Summary on one page
* [calculation] Lighting calculation with drawings
* [price] Prices, terms, how long they hold
* [conformity] Declaration of conformity
* [reports] Test reports: light, service life, IP and IK
* [guarantee] Conditions of the guarantee, driver included
- [reference] Two references of the trade with a telephone number
- [data_sheets] Data sheets and light distribution files
- [schedule] Schedule of delivery and mounting

## checklist payback_sheet Payback for finance
* [own_figures] Energy price and hours are the client’s and have been confirmed
* [invest] Investment with mounting and disposal
* [energy] Saving of energy per year
* [service] Saving of maintenance per year
* [sensitivity] What if the energy price falls by a fifth?
- [funding] Grant or energy programme
- [lease] Rate of a lease beside the saving per month

## checklist tender_pack Tender documents
* [deadline] Deadline and form of handing in have been read twice
* [forms] All forms are filled in and signed
* [proofs] Proofs of suitability: register, tax, references
* [technical] Technical table: every requirement with value and page of proof
* [price_sheet] Price sheet in the form asked for, sums checked
* [bond] Bid bond, if demanded
- [questions] Questions to the tender office and their answers
- [read_by_other] Read by somebody who did not write it
`;
