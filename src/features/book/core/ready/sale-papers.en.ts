/** Objections, letters and checklists of a complex sale. */
export const salePapersEn = `
## objections sale_objections Objections in a complex sale
[have_supplier] “We have a supplier and are happy with them.” => I would not want to disturb something that works. Let us agree on one thing: we calculate one hall, and you lay both calculations side by side. If theirs is just as good, you have it in writing and have lost nothing.
[too_expensive] “That is too expensive.” => Compared with what? With doing nothing: every month the old luminaires cost you more in electricity than a lease would. With another offer: let us put lux on the floor, energy and guarantee in one table, and then compare the price per year instead of the price per piece.
[no_budget] “There is no budget this year.” => There are two ways. The first: we begin with the hall with the longest hours; its saving pays for the second. The second: a lease whose rate is lower than what you save. Which shall I calculate for your finance department?
[engineer_decides] “The chief engineer decides that, not me.” => Then we should not do it without the chief engineer. I ask for half an hour with both of you: one asks about glare, protection class and surges, the other about dates and money. When are you both in?
[led_fails] “LEDs fail early.” => The diode hardly ever, the driver sometimes, and nearly always from heat. That is why ours is kept apart from the heat sink, is rated for 50 degrees and can be swapped in ten minutes. And it is covered by the guarantee: five years, replacement within three days, at our cost. Here is our failure rate over three years: 0.4%.
[competitor_cheaper] “Your competitor is cheaper.” => By how much, and at what luminous flux? Often it is 120 lumens per watt against 160: then you need a third more light points, and the cheaper luminaire makes the dearer hall. If it really is equivalent, I will tell you so.
[only_tender] “We only buy by tender.” => Good, then quality is decided in the specification. We can give you minimum values that at least four manufacturers meet: efficacy, glare, service life by test report, guarantee on the driver. The only ones kept out are those who promise what they cannot prove.
[see_first] “We want to see it first.” => With pleasure. Four luminaires, one bay, 30 days, measured before and after. I ask for one thing: let us write down today what result would convince you, and what you will do then.
[fine_as_it_is] “It is bright enough for us.” => Perhaps. At the workbench we measured 95 lux; the standard asks for 300, and a safety inspector will ask about it too. May I leave you the report? Then you decide with the figures in hand.
[documents_first] “First the certificates, then we talk.” => Here is the folder: declarations of conformity, test reports on light and service life, IP and impact ratings, fire behaviour, environmental declaration. If anything you need is missing, tell me today, and I will tell you when you will have it.
[standstill] “We cannot stop production for the installation.” => You will not have to. We install at night and at weekends, bay by bay: forty luminaires a night with two people. What we begin in the evening gives light in the morning.
[bad_experience] “We have been lied to about lighting before.” => Then do not believe me; believe your own lux meter. We put the calculated values into the contract, measure together after the installation, and add whatever is missing at our cost.
[payment_terms] “We pay after 90 days.” => We can do that if a third comes with the order: that pays for the material. Or it stays at 30 days, and you get a 2% discount. Which is better for your finance department?

## letter letter_minutes Minutes of the meeting
Minutes: {{deal.title}}, {{today}}
Dear {{contact.name}},

Thank you for the meeting. I have written down what I understood; please correct me where I am wrong.

Participants:
Discussed:
Measured (area, lux today):

Agreed:
1. You send the floor plan and the latest electricity bill by …
2. We send the calculation and the offer by …
3. We go through both together on …

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_data_request Request for data
{{deal.title}}: what we still need for the calculation
Dear {{contact.name}},

Our lighting designer is ready to start on {{deal.title}}. What is still missing:

– floor plan or sketch with heights,
– number and wattage of the present luminaires,
– operating hours by area,
– price of a kilowatt-hour from the last bill.

If it is less work for you, I will come by and take it all down in an hour. Would Tuesday or Wednesday suit you?

Kind regards
{{me.name}}
{{me.phone}}

## letter letter_offer Covering letter to the offer
Our offer: {{deal.title}}
Dear {{contact.name}},

Enclosed is our technical and commercial offer for {{deal.title}}: {{deal.amount}}, with the essentials on the first page.

You told us what matters to you; the offer answers in this order:
1. light: calculated for every area, measured together after the installation;
2. energy and maintenance: with your hours and your price, payback on page two;
3. dates: installation outside your shifts;
4. security: five-year guarantee including the driver, replacement within three days.

I would like to go through it with you and everybody else who has a say. I will call tomorrow to arrange half an hour.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}
### utility Covering letter: municipalities and utilities
Our offer: {{deal.title}}
Dear {{contact.name}},

Enclosed is our technical and commercial offer for {{deal.title}}.

So that it can serve as a basis for your specification, we have
– calculated the street classes by the standard, with today’s measured values,
– stated minimum values that several manufacturers can meet,
– listed the documents that prove them,
– shown energy and cost over 15 years, as grant bodies ask for.

The total is {{deal.amount}}. The prices hold for 90 days, longer than your procedure takes.

I would be glad to explain the figures to you and your energy officer, and suggest a meeting next week.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## letter letter_reminder Question about the offer
{{deal.title}}: one question about our offer
Dear {{contact.name}},

You have had our offer for {{deal.title}} for a week. I do not want to press you, only to understand where it stands:

A) It is being examined; you will hear from us by …
B) Something is missing or not convincing: please call me, {{me.phone}}.
C) The project is on hold. Then tell me until when, and I will not disturb you before.

A single letter is enough of an answer.

Kind regards
{{me.name}}, {{company.name}}

## letter letter_contract Letter with the contract
{{deal.title}}: draft contract
Dear {{contact.name}},

Enclosed is the draft contract for {{deal.title}}, for {{deal.amount}}.

It contains what we agreed: the calculated light levels as a binding commitment, delivery by area, installation outside your shifts, a five-year guarantee including the driver.

To keep the delivery date we need the signature within ten working days. Please send your lawyers’ remarks directly to me; I will answer them the same day.

Kind regards
{{me.name}}, {{company.name}}
{{me.phone}}

## checklist data_sheet Data sheet for the calculation
* [plan] Floor plan or sketch with dimensions
* [height] Mounting height and what is in the way
* [present] Present luminaires: type, wattage with ballast, number
* [hours] Operating hours by area
* [price] Price of a kilowatt-hour from a bill
* [task] What is done in each area, lux required
* [measured] Lux measured today, with points and photos
* [ambient] Temperature, dust, water, explosion zone
- [maintenance] Last year’s maintenance costs
- [daylight] Daylight and switching
- [mounting] How to get there: platform, crane, times

## checklist calculation_checklist Before the calculation goes into the offer
* [levels] Light levels and uniformity are met in every area
* [glare] Glare is below the limit, seen from the workplace and from the forklift
* [reserve] The maintenance factor is stated and right for the dust there
* [numbers] The number of points agrees with the data sheet
* [energy] Energy before and after, with the client’s hours
- [variant] A variant with controls is shown
- [emergency] Emergency lighting has been considered

## checklist offer_pack Documents with the offer
* [summary] Summary on one page
* [calculation] Lighting calculation with drawings
* [price] Prices, terms, how long they hold
* [conformity] Declaration of conformity
* [reports] Test reports: light, service life, IP and IK
* [guarantee] Guarantee conditions, driver included
- [reference] Two references from the trade with telephone numbers
- [data_sheets] Data sheets and photometric files
- [schedule] Schedule of delivery and installation

## checklist payback_sheet Payback for finance
* [own_figures] Energy price and hours come from the client and are confirmed
* [invest] Investment with installation and disposal
* [energy] Energy saved per year
* [service] Maintenance saved per year
* [sensitivity] What if the energy price falls by a fifth?
- [funding] Grant or energy programme
- [lease] Lease rate beside the monthly saving

## checklist tender_pack Tender documents
* [deadline] Deadline and form of submission have been read twice
* [forms] All forms are filled in and signed
* [proofs] Proof of suitability: register, tax, references
* [technical] Technical table: every requirement with value and page
* [price_sheet] Price sheet in the form asked for, sums checked
* [bond] Bid bond, if required
- [questions] Questions to the tender office and their answers
- [read_by_other] Read by somebody who did not write it
`;
