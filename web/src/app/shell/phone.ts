/** Screens on which the rail is a bar at the bottom and the context panel a sheet; as in Shell.module.css. */
export const PHONE = '(max-width: 47.99em)';
