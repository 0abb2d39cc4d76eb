create table member (
  id bigint primary key,
  name text not null
);

create table book (
  id bigint primary key,
  title text not null,
  available integer not null check (available >= 0)
);

create table loan (
  member bigint not null references member,
  book bigint not null references book
);

create table reservation (
  member bigint not null references member,
  book bigint not null references book
);

insert into member (id, name) values (1, 'Ada'), (2, 'Grace'), (3, 'Edsger');

insert into book (id, title, available) values
  (1, 'Emma', 5), (2, 'Dracula', 1), (3, 'Walden', 0), (4, 'Ulysses', 100);

insert into loan (member, book) values (1, 3);

insert into reservation (member, book) values (1, 1), (1, 2);
