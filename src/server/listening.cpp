#include "server/listening.h"

#include <boost/asio/ip/v6_only.hpp>
#include <utility>

namespace server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

base::Result<tcp::acceptor, error_code> listen_on(asio::io_context& context,
                                                  const tcp::endpoint& endpoint, Sharing sharing) {
  tcp::acceptor socket(context);
  error_code error;
  socket.open(endpoint.protocol(), error);
  if (error) return base::failure(error);
  socket.set_option(tcp::acceptor::reuse_address(true), error);
  if (sharing == Sharing::with_siblings) socket.set_option(ReusePort(true), error);
  if (!error && endpoint.address().is_v6()) socket.set_option(asio::ip::v6_only(true), error);
  if (!error) socket.bind(endpoint, error);
  if (!error) socket.listen(asio::socket_base::max_listen_connections, error);
  if (error) return base::failure(error);
  return socket;
}

}  // namespace server
