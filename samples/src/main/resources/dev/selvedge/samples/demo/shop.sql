create table customer (
  id bigint primary key,
  name text not null,
  email text not null
);

create table customer_order (
  id bigint generated always as identity primary key,
  customer bigint not null references customer,
  sku text not null,
  quantity integer not null
);

create table audit (
  customer_order bigint not null references customer_order,
  note varchar(40) not null
);

insert into customer (id, name, email) values
  (1, 'Ada Lovelace', 'ada@example.org'),
  (2, 'Grace Hopper', 'grace@example.org'),
  (3, 'Edsger Dijkstra', 'edsger@example.org');
