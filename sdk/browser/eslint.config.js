import js from '@eslint/js';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
    js.configs.recommended,
    ...ts.configs.strict,
    { languageOptions: { globals: { ...globals.browser } }, rules: { 'no-console': 'error' } },
    { files: ['build/**'], languageOptions: { globals: { ...globals.node } }, rules: { 'no-console': 'off' } },
);
