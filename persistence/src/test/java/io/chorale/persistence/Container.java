package io.chorale.persistence;

import jakarta.ejb.TransactionAttribute;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the beans need of a container: a pool, transactions as they are annotated with them, and one
 * connection a transaction for JPA and JDBC together.
 */
final class Container implements AutoCloseable {

  private record Transaction(Connection connection, EntityManager entities) {}

  private final DataSource database;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  @SuppressWarnings("ThreadLocalUsage") // a container's own, and there are few
  private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

  private final DataSource pool;
  private final EntityManagerFactory factory;

  Container(DataSource database, Jpa jpa) throws SQLException {
    this.database = database;
    idle.add(database.getConnection());
    pool =
        proxy(
            DataSource.class,
            (self, method, arguments) ->
                method.getName().equals("getConnection")
                    ? connection()
                    : invoke(method, database, arguments));
    factory = jpa.open(pool);
  }

  DataSource dataSource() {
    return pool;
  }

  /** Like the injected one: stands for that of the current transaction. */
  EntityManager entities() {
    return proxy(
        EntityManager.class,
        (self, method, arguments) ->
            invoke(method, Objects.requireNonNull(current.get()).entities(), arguments));
  }

  /** The bean as others see it: behind its interceptor. */
  <P> P bean(Class<P> port, P bean) {
    return proxy(
        port,
        (self, method, arguments) -> {
          TxType type =
              typeOf(bean.getClass().getMethod(method.getName(), method.getParameterTypes()));
          boolean begins =
              type == TxType.REQUIRES_NEW || (type == TxType.REQUIRED && current.get() == null);
          return begins
              ? inTransaction(() -> invoke(method, bean, arguments))
              : invoke(method, bean, arguments);
        });
  }

  private static @Nullable TxType typeOf(Method method) {
    for (AnnotatedElement where : List.of(method, method.getDeclaringClass())) {
      Transactional bean = where.getAnnotation(Transactional.class);
      if (bean != null) {
        return bean.value();
      }
      TransactionAttribute ejb = where.getAnnotation(TransactionAttribute.class);
      if (ejb != null) {
        return TxType.valueOf(ejb.value().name());
      }
    }
    return null;
  }

  <T> T inTransaction(Callable<T> work) throws Exception {
    Transaction outer = current.get();
    Connection connection = take();
    connection.setAutoCommit(false);
    current.set(new Transaction(connection, factory.createEntityManager()));
    try {
      T result = inEntityTransaction(work);
      connection.commit();
      return result;
    } catch (Throwable failure) {
      connection.rollback();
      throw failure;
    } finally {
      current.set(outer);
      connection.setAutoCommit(true);
      idle.push(connection);
    }
  }

  private <T> T inEntityTransaction(Callable<T> work) throws Exception {
    try (EntityManager entities = Objects.requireNonNull(current.get()).entities()) {
      entities.getTransaction().begin();
      try {
        T result = work.call();
        entities.getTransaction().commit();
        return result;
      } finally {
        if (entities.getTransaction().isActive()) {
          entities.getTransaction().rollback();
        }
      }
    }
  }

  private Connection connection() throws SQLException {
    Transaction transaction = current.get();
    if (transaction != null) {
      return lent(transaction.connection(), () -> {});
    }
    Connection own = take();
    return lent(own, () -> idle.push(own));
  }

  /** A connection whose borrower neither ends the transaction nor closes it. */
  private static Connection lent(Connection connection, Runnable back) {
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "close" -> {
                back.run();
                yield null;
              }
              case "commit", "rollback", "setAutoCommit" -> null;
              default -> invoke(method, connection, arguments);
            });
  }

  private Connection take() throws SQLException {
    Connection connection = idle.poll();
    return connection == null ? database.getConnection() : connection;
  }

  private static @Nullable Object invoke(
      Method method, Object target, Object @Nullable [] arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException wrapped) {
      if (wrapped.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw wrapped;
    }
  }

  private static <P> P proxy(Class<P> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public void close() throws SQLException {
    factory.close();
    for (Connection connection : idle) {
      connection.close();
    }
  }
}
