import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y-x';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
    { ignores: ['dist/', 'src/api/schema.d.ts'] },
    js.configs.recommended,
    ...ts.configs.strict,
    hooks.configs.flat['recommended-latest'],
    a11y.configs.strict,
    {
        languageOptions: { globals: { ...globals.browser } },
        rules: {
            '@typescript-eslint/no-explicit-any': 'error',
            '@typescript-eslint/consistent-type-imports': 'error',
            'no-console': 'error',
            eqeqeq: ['error', 'always', { null: 'ignore' }],
            // TanStack's table and virtualizer hand out functions that must not be memoized; nothing here is compiled.
            'react-hooks/incompatible-library': 'off',
        },
    },
    { files: ['build/**', '*.config.*'], languageOptions: { globals: { ...globals.node } } },
);
