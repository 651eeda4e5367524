import type { Rule, Scope } from 'eslint';

/**
 * Refuses `instanceof` against a class that comes out of another package: two copies of a package, or one of them in a
 * bundle, make it false for the right object. Compare the `kind`, `name` or `code` that the package documents instead.
 * `RxtradeError` is refused inside core too, which has `isRxtradeError` for it.
 */
export const noForeignInstanceof: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { foreign: "'instanceof {{name}}' fails across package copies; check a documented field instead" },
  },
  create: (context) => ({
    BinaryExpression(node) {
      if (node.operator !== 'instanceof' || node.right.type !== 'Identifier') return;
      const { name } = node.right;
      const isForeign = isImportedFromPackage(context.sourceCode.getScope(node), name);
      if (isForeign || name === 'RxtradeError') context.report({ node, messageId: 'foreign', data: { name } });
    },
  }),
};

function isImportedFromPackage(scope: Scope.Scope | null, name: string): boolean {
  for (let here = scope; here !== null; here = here.upper) {
    const definition = here.set.get(name)?.defs[0];
    if (definition === undefined) continue;
    if (definition.type !== 'ImportBinding') return false;
    const { value } = definition.parent.source;
    return typeof value === 'string' && !value.startsWith('.') && !value.startsWith('node:');
  }
  return false;
}
