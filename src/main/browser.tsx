/** The pages of the house: a list of rooms. */
import { room as book } from "#features/book/web/pages.ts";
import { room as clients } from "#features/clients/web/pages.ts";
import { room as deals } from "#features/deals/web/pages.ts";
import { room as exchange } from "#features/exchange/web/pages.ts";
import { room as fields } from "#features/fields/web/pages.ts";
import { room as org } from "#features/org/web/pages.ts";
import { room as process } from "#features/process/web/pages.ts";
import { room as reports } from "#features/reports/web/pages.ts";
import { room as work } from "#features/work/web/pages.ts";
import { startApp } from "#ui/app.tsx";

void startApp([org, fields, clients, deals, book, process, work, reports, exchange]);
