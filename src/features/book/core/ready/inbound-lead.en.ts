/** What is said and written to whoever asks us. */
export const inboundLeadEn = `
## script inbound_first_answer First answer to an enquiry
hint Two working hours from the enquiry. Read what was written, look at the company’s site for one minute, then call.
say Good morning, {{contact.name}}, {{me.name}}, {{company.name}}. You wrote to us about lighting. Is this a good moment for five minutes?
ask What made you write to us today: has something failed, are you building, or has somebody asked for a figure?
ask Which hall or site is it about, and what is the light there now?
ask By when do you need an answer, and what will you do with it: order, plan, budget?
say So that you get an offer and not a price list I need ten more minutes about the site. Shall we do it now, or tomorrow at nine?
if(just_price) “I only want a price.”
if Nobody answers: leave name, number and the hour of your next call, and send the letter to the enquiry.
say Thank you. You will hear from me by tomorrow evening with what we can do and what we need from you.

## letter letter_inbound Letter to an enquiry
Your enquiry to {{company.name}}
Dear {{contact.name}},

thank you for your enquiry. I have just tried to reach you by telephone.

To give you a figure that holds I need four things:
1. size and height of the room, if possible a plan;
2. what hangs there today, and how many;
3. hours of operation a year;
4. what is done there: storing, assembling, washing down, driving.

Two photographs from a telephone will do for the beginning. I will call again today; if you prefer to call yourself: {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}

## script inbound_qualify Is it a project for us?
hint Five things: site, task, date, money, who decides. If three of them remain open, it is not a project yet.
say I should like to understand it properly, so that we do not offer you the wrong thing.
ask Site: floor area, mounting height, temperature, dust or water?
ask Task: replace what fails, meet the standard, save energy, or a new building? How many lux are required, or measured today?
ask Hours and energy price: how long does the light burn, and what does a kilowatt-hour cost you?
ask Date: until when must it be in operation, and what happens if it is later?
ask Money: is there a budget, and which figure would be impossible?
ask Who decides, who advises, who signs? Is there a tender?
ask With whom else are you talking, and what do you like about their proposal?
if(only_two_lamps) “We need only a few lamps.”
say Let me sum up what I have understood … Is that right? Then the next step is this.

## checklist inbound_checklist Qualification
* [site] Site and area are known
* [task] The task is clear in the client’s words
* [date] There is a date, and a reason for it
* [decider] We know who decides
- [money] Budget or its size is known
- [rivals] We know whom else they ask
- [size] More than 20 light points, or a customer who will grow

## objections inbound_objections Objections of those who ask us
[just_price] “Just tell me the price per piece.” => From 95 for a panel to 780 for explosion-proof: such a price helps nobody. Give me height, area and hours, and in ten minutes I tell you a figure to plan with, for the whole hall.
[only_two_lamps] “We need only a few lamps.” => We deliver those too, through our dealer in your region, faster and cheaper than directly. I will put you in touch today. If it becomes a whole hall, call me.
[too_long] “You need a week? Others answer in an hour.” => A price is quick. What you get from us is a calculation with light levels, which you can hold us to. If it is urgent, I can give you a range by this evening, and the calculation on Friday.
[no_data] “I do not have any plans.” => Then take three photographs along the hall and tell me the number of columns. Our designer works with that, and we check it on site before you order.
[compare] “We are only comparing offers.” => Quite right. Compare three things besides the price: lux on the floor and not in the lamp, energy for all of it, and who replaces the driver in the fourth year. I will put them on the first page.

## letter letter_inbound_no Friendly no
Your enquiry to {{company.name}}
Dear {{contact.name}},

thank you for writing to us. I have looked at your enquiry, and we are not the right ones for it this time. I prefer to tell you so today rather than let you wait for an offer that does not help you.

For small quantities our dealers are faster; for decorative lighting there are makers who do nothing else. If you like, I will name one to you.

Should it become a hall, a warehouse or a street, I shall be glad to hear from you: {{me.phone}}.

Kind regards
{{me.name}}
{{company.name}}
`;
