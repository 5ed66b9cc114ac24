/** Sign-in: password, then the second factor where there is one; or the company's own sign-in. */

import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { safeReturnPath } from "#ui/address.ts";
import { useUrlState } from "#ui/url-state.ts";
import { CodeStep } from "./CodeStep.tsx";
import { PasswordStep } from "./PasswordStep.tsx";
import { SsoStep } from "./SsoStep.tsx";
import { readSetupState } from "./start.ts";

export function SignInPage() {
  const [search, setSearch] = useUrlState();
  const [wantsCode, setWantsCode] = useState(false);
  const navigate = useNavigate();
  const setup = useQuery({ queryKey: ["setup"], queryFn: readSetupState, retry: false, staleTime: 0 });
  const target = safeReturnPath(search["return"]) ?? "/workspaces";
  const enter = () => void navigate({ href: target, replace: true });

  if (setup.data?.isOpen) return <Navigate to="/setup" replace />;
  if (wantsCode) return <CodeStep onDone={enter} onBack={() => setWantsCode(false)} />;
  if (search["with"] === "company")
    return (
      <SsoStep
        target={target}
        error={search["sso"] ?? search["error"]}
        onBack={() => setSearch({ with: undefined, error: undefined, sso: undefined })}
      />
    );
  return (
    <PasswordStep
      error={search["sso"] ?? search["error"]}
      wasReset={search["reset"] === "done"}
      onSignedIn={({ twoFactorRedirect }) => (twoFactorRedirect ? setWantsCode(true) : enter())}
      onCompany={() => setSearch({ with: "company", error: undefined, sso: undefined })}
    />
  );
}
