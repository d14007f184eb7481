/** Keys that are refused with more than "unknown", at any depth of the file. */
const REFUSED: readonly { readonly keys: RegExp; readonly why: string }[] = [
  {
    keys: /kerberos|krb5|keytab|principal|spnego|gssapi|sasl|kinit/i,
    why:
      'the gateway does not speak Kerberos. Put a proxy that does between it and the cluster: ' +
      'docs/operator.md shows one under "A cluster with Kerberos"'
  },
  {
    keys: /^(PASSWORD|PASSWD|SECRET|TOKEN)$/i,
    why: 'a password does not belong into this file. Name a file that holds it with PASSWORD_FILE, or a variable with PASSWORD_ENV'
  }
];

/** What is said of an unknown key that is refused by its name, or as it asks for Kerberos; undefined for others. */
export function refusal(key: string, value: unknown): string | undefined {
  const kerberos = typeof value === 'string' && /kerberos|spnego/i.test(value) ? 'KERBEROS' : key;
  return REFUSED.find(({ keys }) => keys.test(key) || keys.test(kerberos))?.why;
}
