/** A fact that is changed where it stands: a press opens its field, Enter keeps, Esc leaves it as it was. */
import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import classes from "../Card.module.css";

type Props = {
  readonly label: string;
  readonly shown: ReactNode;
  readonly mayChange: boolean;
  readonly editor: (close: () => void) => ReactNode;
  /** A line of its own below the value. */
  readonly below?: ReactNode;
};

export function EditFact({ label, shown, mayChange, editor, below }: Props) {
  const t = useText();
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    // The focus comes back to what was pressed.
    setTimeout(() => button.current?.focus(), 0);
  };
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {isEditing ? (
          editor(close)
        ) : mayChange ? (
          <UnstyledButton ref={button} className={classes["editable"]!} onClick={() => setEditing(true)}>
            <VisuallyHidden>{t("deals:edit.open", { field: label })}</VisuallyHidden>
            {shown}
          </UnstyledButton>
        ) : (
          shown
        )}
        {below && <div className={classes["below"]}>{below}</div>}
      </dd>
    </>
  );
}
