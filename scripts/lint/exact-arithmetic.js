/**
 * The members of Math whose result the standard fixes to the bit, in every engine. `Math.exp`, `sin`, `pow` and their
 * like are not among them; numerics/special has ours.
 */
const operations = ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'];
const constants = ['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'];
const exact = new Set(operations.concat(constants));

/**
 * Only operations that every engine computes to the same bit.
 * @type {import('@oxlint/plugins').Rule}
 */
export const exactArithmeticRule = {
  create(context) {
    return {
      Identifier(node) {
        if (node.name !== 'Math') return;
        const { parent } = node;
        if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return;
        const member =
          parent.type === 'MemberExpression' && !parent.computed && parent.property.type === 'Identifier'
            ? parent.property.name
            : undefined;
        if (member === undefined) context.report({ node, message: 'Name the member of Math where it is used.' });
        else if (!exact.has(member)) {
          context.report({ node: parent, message: `Math.${member} differs between engines: see numerics/special.` });
        }
      },
      BinaryExpression(node) {
        if (node.operator === '**') context.report({ node, message: '** differs between engines: multiply.' });
      },
      AssignmentExpression(node) {
        if (node.operator === '**=') context.report({ node, message: '**= differs between engines: multiply.' });
      },
    };
  },
};
