/** The variants of an edition, read: whom each is for, and what it says. */
import { Tabs } from "@mantine/core";
import { useText } from "#ui/i18n/text.ts";
import type { Askable } from "#ui/kit/list/field-words.ts";
import { FilterWords } from "#ui/kit/list/filter/FilterWords.tsx";
import { TabRow } from "#ui/kit/TabRow.tsx";
import type { VariantView } from "../contract/texts.ts";
import classes from "./Book.module.css";
import { ContentView } from "./show/ContentView.tsx";

type Props = { readonly variants: readonly VariantView[]; readonly askable: Askable };

export function Variants({ variants, askable }: Props) {
  const t = useText();
  const [only] = variants;
  if (variants.length === 1 && only) return <Variant variant={only} askable={askable} isOnly />;
  return (
    <Tabs defaultValue="0" keepMounted={false}>
      <TabRow aria-label={t("book:edit.variants")}>
        {variants.map(({ name }, index) => (
          <Tabs.Tab key={name} value={String(index)}>
            {name}
          </Tabs.Tab>
        ))}
      </TabRow>
      {variants.map((variant, index) => (
        <Tabs.Panel key={variant.name} value={String(index)} pt="md">
          <Variant variant={variant} askable={askable} isOnly={false} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

type VariantProps = { readonly variant: VariantView; readonly askable: Askable; readonly isOnly: boolean };

function Variant({ variant: { filter, content }, askable, isOnly }: VariantProps) {
  const t = useText();
  return (
    <div>
      <p className={classes["whom"]}>
        {filter === null ? (
          t(isOnly ? "book:for_everybody" : "book:for_everybody_else")
        ) : (
          <>
            {t("book:for_those")} <FilterWords askable={askable} filter={filter} />
          </>
        )}
      </p>
      <ContentView content={content} />
    </div>
  );
}
