// Functions of TypeScript and JavaScript files and how many lines they have, as JSON:
//   node measure.mjs FILE...
// Blocks of tests (describe) are lists of functions and no functions themselves.

import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import ts from "typescript";

const functions = [];
for (const file of argv.slice(2)) {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  visit(source, source, file);
}

stdout.write(JSON.stringify(functions));

function visit(node, source, file) {
  if (ts.isFunctionLike(node) && node.body !== undefined && !isBlockOfTests(node)) {
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const last = source.getLineAndCharacterOfPosition(node.end).line;
    functions.push({ file, function: nameOf(node), lines: last - first + 1 });
  }

  ts.forEachChild(node, (child) => visit(child, source, file));
}

function isBlockOfTests(node) {
  return ts.isCallExpression(node.parent) && /^(test\.)?describe(\.\w+)?$/.test(node.parent.expression.getText());
}

function nameOf(node) {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? "(anonymous)";
}
