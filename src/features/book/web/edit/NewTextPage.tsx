/** A new text of the kind that the address names. */

import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { LoadingRows, NoRights } from "#ui/kit/states.tsx";
import { useGoTo } from "#ui/link.tsx";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import { textKinds } from "../../core/content.ts";
import { useAskableBook } from "../use-askable-book.ts";
import { TextForm } from "./TextForm.tsx";

export function NewTextPage() {
  const t = useText();
  const goTo = useGoTo();
  const askable = useAskableBook();
  const [search] = useUrlState();
  const can = useCan();
  const kind = textKinds.find((one) => one === search["kind"]) ?? "script";
  if (!can("book.change")) return <NoRights />;
  return (
    <>
      <PageTitle title={t(`book:new.${kind}`)} />
      {askable ? (
        <TextForm
          key={kind}
          kind={kind}
          text={null}
          askable={askable}
          onDone={({ key }) => goTo(`book/${key}`)}
          onCancel={() => goTo("book")}
        />
      ) : (
        <LoadingRows />
      )}
    </>
  );
}
