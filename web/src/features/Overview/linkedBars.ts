/** What two linked rankings share. */
export interface LinkedBarsProps {
  /** Selected packages; they limit the users. */
  readonly packages: readonly string[];
  /** Selected users; they limit the packages. */
  readonly users: readonly string[];
  readonly height: number;
  readonly empty: string;
}
