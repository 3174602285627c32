package io.chorale.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads records with Jackson: Payara's own JSON-B cannot. Being for records, not for any object, it
 * goes before the server's own.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonReader implements MessageBodyReader<Record> {

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType as) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] annotations,
      MediaType as,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return (Record) JsonBody.read(body, generic);
  }
}
