/** The facts of a deal, each changed where it stands. */
import { useText } from "#ui/i18n/text.ts";
import { ChoiceOfPerson } from "#ui/kit/ChoiceOfPerson.tsx";
import { usePeople } from "#ui/kit/list/people.ts";
import { DateText, Moment, MoneyText } from "#ui/kit/Moment.tsx";
import { PersonName } from "#ui/kit/PersonAvatar.tsx";
import { PageLink } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import type { Deal, Pipeline } from "../../answers.ts";
import { ClientSelect } from "../../ClientSelect.tsx";
import { clientOfDeal } from "../../client-of-deal.ts";
import classes from "../Card.module.css";
import { EditFact } from "./EditFact.tsx";
import { AmountEditor, DateEditor, TextEditor, WordEditor, WordsEditor } from "./editors.tsx";
import { useChangeDeal } from "./use-change-deal.ts";

const none = "–";

export function DealFacts({ deal, pipelines }: { readonly deal: Deal; readonly pipelines: readonly Pipeline[] }) {
  const t = useText();
  const can = useCan();
  const people = usePeople();
  const { change } = useChangeDeal(deal);
  const mayChange = can("deals.change") && deal.archivedAt === null;
  const currency = deal.amount?.currency ?? deal.cost?.currency ?? pipelines.find(({ id }) => id === deal.pipelineId)?.currency ?? "";
  const keep = (close: () => void, next: Readonly<Record<string, unknown>>) => {
    close();
    change(next);
  };
  const money = (name: "amount" | "cost") => (
    <EditFact
      label={t(`deals:field.${name}`)}
      shown={deal[name] ? <MoneyText value={deal[name]} /> : none}
      mayChange={mayChange}
      editor={(close) => (
        <AmountEditor
          label={`${t(`deals:field.${name}`)}, ${currency}`}
          value={deal[name]?.amount ?? null}
          onSave={(plain) => keep(close, { [name]: plain === null ? null : { amount: plain, currency } })}
          onClose={close}
        />
      )}
    />
  );
  const word = (name: "source" | "region", list: "sources" | "regions") => (
    <EditFact
      label={t(`deals:field.${name}`)}
      shown={deal[name] ?? none}
      mayChange={mayChange}
      editor={(close) => (
        <WordEditor
          label={t(`deals:field.${name}`)}
          list={list}
          value={deal[name]}
          onSave={(next) => keep(close, { [name]: next })}
          onClose={close}
        />
      )}
    />
  );
  const words = (name: "products" | "competitors") => (
    <EditFact
      label={t(`deals:field.${name}`)}
      shown={deal[name].join(", ") || none}
      mayChange={mayChange}
      editor={(close) => (
        <WordsEditor
          label={t(`deals:field.${name}`)}
          list={name}
          value={deal[name]}
          onSave={(next) => keep(close, { [name]: next })}
          onClose={close}
        />
      )}
    />
  );
  return (
    <dl className={classes["facts"]}>
      <EditFact
        label={t("deals:field.title")}
        shown={deal.title}
        mayChange={mayChange}
        editor={(close) => (
          <TextEditor label={t("deals:field.title")} value={deal.title} onSave={(title) => keep(close, { title })} onClose={close} />
        )}
      />
      <EditFact
        label={t("deals:field.client")}
        shown={clientOfDeal(t, deal)}
        mayChange={mayChange}
        editor={(close) => (
          <ClientSelect
            aria-label={t("deals:field.client")}
            known={deal.clientId && deal.clientName ? { id: deal.clientId, name: deal.clientName } : null}
            value={deal.clientId}
            autoFocus
            onChange={(clientId) => (clientId === deal.clientId ? close() : keep(close, { clientId }))}
            onBlur={close}
          />
        )}
        below={
          deal.clientId &&
          deal.clientName &&
          can("clients.read") && (
            <PageLink to="clients" search={{ panel: deal.clientId }} className={classes["quiet"]!}>
              {t("deals:card.to_client")}
            </PageLink>
          )
        }
      />
      <EditFact
        label={t("deals:field.ownerId")}
        shown={<PersonName name={people.nameOf(deal.ownerId) ?? t("deals:unknown_owner")} />}
        mayChange={mayChange}
        editor={(close) => (
          <ChoiceOfPerson
            post="deal_owner"
            aria-label={t("deals:field.ownerId")}
            value={deal.ownerId}
            autoFocus
            defaultDropdownOpened
            allowDeselect={false}
            onChange={(ownerId) => (ownerId === null || ownerId === deal.ownerId ? close() : keep(close, { ownerId }))}
            onBlur={close}
          />
        )}
      />
      {money("amount")}
      {money("cost")}
      <dt>{t("deals:field.grossProfit")}</dt>
      <dd>{deal.grossProfit ? <MoneyText value={deal.grossProfit} /> : none}</dd>
      <EditFact
        label={t("deals:field.expectedPaymentOn")}
        shown={deal.expectedPaymentOn ? <DateText date={deal.expectedPaymentOn} /> : none}
        mayChange={mayChange}
        editor={(close) => (
          <DateEditor
            label={t("deals:field.expectedPaymentOn")}
            value={deal.expectedPaymentOn}
            onSave={(expectedPaymentOn) => keep(close, { expectedPaymentOn })}
            onClose={close}
          />
        )}
      />
      {word("source", "sources")}
      {word("region", "regions")}
      {words("products")}
      {words("competitors")}
      <dt>{t("deals:field.openedAt")}</dt>
      <dd>
        <Moment at={deal.openedAt} />
      </dd>
    </dl>
  );
}
