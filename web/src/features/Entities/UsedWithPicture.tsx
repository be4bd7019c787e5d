import { useElementSize } from '@mantine/hooks';
import { counted } from '../../widgets/format/numbers';
import classes from './Entities.module.css';
import { placed, widthOf, type Neighbor } from './usedWith';

/** More are no picture; the table has all of them. */
const MOST = 24;

interface UsedWithPictureProps {
  readonly name: string;
  readonly neighbors: readonly Neighbor[];
}

/** The thing in the middle, and around it what it was used with. */
export function UsedWithPicture({ name, neighbors }: UsedWithPictureProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { places, height, middle, letters } = placed(neighbors.slice(0, MOST), width);
  const label = `${name} and ${counted(neighbors.length, 'things')} that it was used with; the table below names them`;
  return (
    <div ref={ref}>
      <svg role="img" aria-label={label} width="100%" height={height} className={classes.graph}>
        {places.map((one) => (
          <line key={keyOf(one.neighbor)} x1={width / 2} y1={middle} x2={one.x} y2={one.y} />
        ))}
        {places.map((one) => (
          <Node
            key={keyOf(one.neighbor)}
            x={one.x}
            y={one.y}
            name={one.neighbor.name}
            letters={letters}
            title={titleOf(one.neighbor)}
          />
        ))}
        <Node x={width / 2} y={middle} name={name} letters={letters} title={name} isMain />
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Most of them that are shown. */
  readonly letters: number;
  readonly title: string;
  readonly isMain?: boolean;
}

function Node({ x, y, name, letters, title, isMain }: NodeProps) {
  const text = name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
  const width = widthOf(text.length);
  return (
    <g data-main={isMain}>
      <title>{title}</title>
      <rect x={x - width / 2} y={y - 11} width={width} height={22} rx={4} />
      <text x={x} y={y + 4} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

function titleOf({ kind, name, row }: Neighbor): string {
  return `${kind} ${name}: ${counted(row.count, 'events')}, mostly ${row.scope}`;
}

function keyOf({ kind, id, role }: Neighbor): string {
  return `${kind} ${id} ${role}`;
}
