/** The environment that a configuration is read with. */
export type Environs = Readonly<Record<string, string | undefined>>;

/** Text with its variables put in, and the variables it named. */
export type Interpolated = {
  readonly text: string;
  readonly variables: readonly string[];
  /** Variables without a default that are not set, or set to nothing. */
  readonly missing: readonly string[];
  /** A `${` that begins no variable. */
  readonly isMalformed: boolean;
};

const reference = /\$\$|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-((?:(?!\$\{)[^}])*))?\}|\$\{/g;

/**
 * Puts variables into text: `${NAME}` is the variable, `${NAME:-text}` the text when it is not set or empty, `$$` a
 * dollar sign. What is put in is not looked at again.
 */
export function interpolate(text: string, env: Environs): Interpolated {
  const variables: string[] = [];
  const missing: string[] = [];
  let isMalformed = false;
  const written = text.replace(reference, (whole: string, name: string | undefined, otherwise: string | undefined) => {
    if (whole === '$$') return '$';
    if (name === undefined) {
      isMalformed = true;
      return whole;
    }
    variables.push(name);
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    if (value !== undefined && value !== '') return value;
    if (otherwise === undefined) missing.push(name);
    return otherwise ?? '';
  });
  return { text: written, variables, missing, isMalformed };
}
