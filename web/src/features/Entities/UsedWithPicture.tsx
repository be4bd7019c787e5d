import { useElementSize } from '@mantine/hooks';
import { counted } from '../../widgets/format/numbers';
import classes from './Entities.module.css';
import { placed, type Neighbor } from './usedWith';

/** More do not fit around one; the table has all of them. */
const MOST = 24;
const HEIGHT = 240;
const NAME = 18;

interface UsedWithPictureProps {
  readonly name: string;
  readonly neighbors: readonly Neighbor[];
}

/** The thing in the middle, and around it what it was used with. */
export function UsedWithPicture({ name, neighbors }: UsedWithPictureProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const shown = placed(neighbors.slice(0, MOST), width, HEIGHT);
  const [x, y] = [width / 2, HEIGHT / 2];
  const label = `${name} and ${counted(neighbors.length, 'things')} that it was used with; the table below names them`;
  return (
    <div ref={ref}>
      <svg role="img" aria-label={label} width="100%" height={HEIGHT} className={classes.graph}>
        {shown.map((one) => (
          <line key={keyOf(one.neighbor)} x1={x} y1={y} x2={one.x} y2={one.y} />
        ))}
        {shown.map((one) => (
          <Node key={keyOf(one.neighbor)} x={one.x} y={one.y} name={one.neighbor.name} title={titleOf(one.neighbor)} />
        ))}
        <Node x={x} y={y} name={name} title={name} isMain />
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly title: string;
  readonly isMain?: boolean;
}

function Node({ x, y, name, title, isMain }: NodeProps) {
  const text = name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name;
  const width = text.length * 7 + 16;
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
