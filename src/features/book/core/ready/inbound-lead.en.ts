/** What is said and written to whoever asks us. */
export const inboundLeadEn = `
## script inbound_first_answer First answer to an enquiry
hint Within two working hours. Read the enquiry, spend one minute on the company’s website, then call.
say Hello, {{contact.name}}, {{me.name}} from {{company.name}}. You wrote to us about lighting. Do you have five minutes now?
ask What made you write to us today: has something failed, are you building, or has somebody asked for a figure?
ask Which hall or site is it about, and what lighting is there now?
ask When do you need an answer by, and what is it for: an order, a plan, a budget?
say So that you get an offer and not a price list, I need ten more minutes about the site. Shall we do it now, or tomorrow at nine?
if(just_price) “I only want a price.”
if Nobody answers: leave your name, your number and the time of your next call, and send the letter to the enquiry.
say Thank you. By tomorrow evening you will hear from me what we can do and what we need from you.

## letter letter_inbound Letter to an enquiry
Your enquiry to {{company.name}}
Dear {{contact.name}},

Thank you for your enquiry. I have just tried to reach you by telephone.

To give you a figure that holds, I need four things:
1. the size and height of the room, with a plan if possible;
2. what is installed there today, and how many;
3. the operating hours per year;
4. what is done there: storing, assembling, washing down, driving.

Two photos from your phone will do for a start. I will call again today; if you would rather call me: {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}

## script inbound_qualify Is it a project for us?
hint Five things: site, task, date, money, who decides. If three of them are still open, it is not a project yet.
say I would like to understand it properly, so that we do not offer you the wrong thing.
ask Site: floor area, mounting height, temperature, dust or water?
ask Task: replace what fails, meet the standard, save energy, or a new building? How many lux are required, and how many are measured today?
ask Hours and energy price: how long are the lights on, and what does a kilowatt-hour cost you?
ask Date: when must it be in operation, and what happens if it is later?
ask Money: is there a budget, and what sum would be out of the question?
ask Who decides, who advises, who signs? Will there be a tender?
ask Who else are you talking to, and what do you like about their proposal?
if(only_two_lamps) “We only need a few lamps.”
say Let me sum up what I have understood … Is that right? Then this is the next step.

## checklist inbound_checklist Qualification
* [site] Site and area are known
* [task] The task is clear, in the client’s words
* [date] There is a date, and a reason for it
* [decider] We know who decides
- [money] The budget or its rough size is known
- [rivals] We know who else they are asking
- [size] More than 20 light points, or a client who will grow

## objections inbound_objections Objections of those who ask us
[just_price] “Just tell me the price per piece.” => From €95 for a panel to €780 for explosion-proof: that helps nobody. Give me the height, area and hours, and in ten minutes you have a figure to plan with for the whole hall.
[only_two_lamps] “We only need a few lamps.” => You can have those too, faster and cheaper through our dealer in your region. I will put you in touch today. If it becomes a whole hall, call me.
[too_long] “You need a week? Others answer in an hour.” => A price is quickly written. From us you get a calculation with lux values you can hold us to. If it is urgent, I can give you a range this evening and the calculation on Friday.
[no_data] “I do not have any plans.” => Then take three photos along the hall and count the columns. Our lighting designer can work with that, and before you order we check it on site.
[compare] “We are only comparing offers.” => Quite right. Compare three things besides the price: the lux on the floor rather than the lumens in the lamp, the energy for the whole hall, and who replaces the driver in the fourth year. I will put them on the first page.

## letter letter_inbound_no Friendly no
Your enquiry to {{company.name}}
Dear {{contact.name}},

Thank you for thinking of us. I have looked at your enquiry, and this time we are not the right company for it. I would rather tell you so today than let you wait for an offer that does not help you.

For small quantities our dealers are faster; for decorative lighting there are manufacturers who do nothing else. I will gladly give you a name.

If it ever becomes a hall, a warehouse or a street, I look forward to your call: {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}
`;
